import type pg from 'pg'
import { checkHistory } from '@/data/testing/history'
import type { Ledger } from './ledger'

/** What the database says of a ledger. */
export interface Finding {
  readonly made: number
  readonly acknowledged: number
  /** Acknowledged, and not in the history as acknowledged. */
  readonly lost: readonly string[]
  /** In the history more than once. */
  readonly twice: readonly string[]
  /** Made, never given up, and neither stored nor written over by their own writer before they were sent. */
  readonly missing: readonly string[]
  /** Stored over a state that its writer had not seen. */
  readonly unseen: readonly string[]
  /** What is wrong with the histories themselves: version chains, quotes, hashes, the fold. */
  readonly unsound: readonly string[]
}

interface Revision {
  readonly id: string
  readonly version: number
  readonly note: string
  readonly start: number
  readonly deleted: boolean
}

/** Compares a ledger with every state that the annotations and answers of some assignments ever had. */
export async function check(owner: pg.Pool, assignments: readonly string[], ledger: Ledger): Promise<Finding> {
  const { rows } = await owner.query<Revision>(
    `SELECT r.annotation_id::text AS id, r.version, r.note, r.starts[1] AS start, r.deleted FROM annotation_revisions r
       JOIN annotations a ON a.id = r.annotation_id WHERE a.assignment_id = ANY ($1::uuid[])
      UNION ALL
     SELECT assignment_id::text || ' ' || question, version, value->>'note', 0, false FROM answer_revisions WHERE assignment_id = ANY ($1::uuid[])
      ORDER BY 1, 2`, [assignments])
  const states = new Map(rows.map((row) => [`${row.id} ${row.version}`, row]))
  const lost = ledger.acknowledged.filter(({ id, version, deleted, note, start }) => {
    const state = states.get(`${id} ${version}`)
    return !state || state.deleted !== deleted || state.note !== note || state.start !== start
  })
  const times = new Map<string, number>()
  for (const { note, deleted } of rows) if (!deleted) times.set(note, (times.get(note) ?? 0) + 1)
  const deletions = new Map<string, number>()
  for (const { id, deleted } of rows) if (deleted) deletions.set(id, (deletions.get(id) ?? 0) + 1)
  const twice = [
    ...[...times].filter(([, count]) => count > 1).map(([note, count]) => `${note}, ${count} times`),
    ...[...deletions].filter(([, count]) => count > 1).map(([id, count]) => `the deletion of ${id}, ${count} times`),
  ]
  const missing = ledger.made.filter(({ id, kind, note }) => {
    if (kind === 'delete') return !deletions.has(id)
    return !times.has(note) && !ledger.givenUp.has(note) && !ledger.made.some((later) => later.id === id && (later.seen.has(note) || later.kind === 'delete'))
  })
  const seenBy = new Map(ledger.made.filter(({ kind }) => kind === 'put').map(({ note, seen }) => [note, seen]))
  const unseen = rows.filter(({ id, version, note, deleted }) => {
    const before = states.get(`${id} ${version - 1}`)
    return before !== undefined && !deleted && !before.deleted && seenBy.has(note) && !seenBy.get(note)!.has(before.note)
  })
  return {
    made: ledger.made.length, acknowledged: ledger.acknowledged.length, twice, unsound: await checkHistory(owner),
    lost: lost.map(({ id, version, note }) => `${note || 'a deletion'} (${id}, version ${version})`),
    missing: missing.map(({ id, kind, note }) => (kind === 'delete' ? `the deletion of ${id}` : note)),
    unseen: unseen.map(({ note }) => note),
  }
}

/** The sentence of a finding. The bound is that of a rate of which nothing was seen in so many trials, at 95 %. */
export function sentence(what: string, { acknowledged, lost, twice, missing, unseen, unsound, made }: Finding, seed: number): string {
  const bound = lost.length > 0 || acknowledged < 4 ? 'no bound' : `upper bound 3/${acknowledged} = ${(300 / acknowledged).toFixed(2)} %`
  const more = [
    missing.length > 0 ? `${missing.length} of ${made} made are missing` : `all ${made} made are accounted for`,
    ...(unseen.length > 0 ? [`${unseen.length} written over unseen`] : []), ...(unsound.length > 0 ? [`${unsound.length} histories unsound`] : []),
  ]
  return `${what}: ${lost.length} of ${acknowledged} acknowledged writes lost, ${twice.length} stored twice; ${more.join(', ')} (seed ${seed}, ${bound})`
}

/** Whether nothing is wrong at all. */
export function isClean({ lost, twice, missing, unseen, unsound }: Finding): boolean {
  return lost.length + twice.length + missing.length + unseen.length + unsound.length === 0
}
