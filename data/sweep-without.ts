import { type SweepGroup, sweepGroups } from '@/core/review/sweep'
import { type Form, headOf, nearTo, rememberedTrigrams } from '@/core/similarity/heads'
import { nearKeys } from '@/core/similarity/near-keys'
import type { PoolClient } from 'pg'
import { transaction } from './database'
import { readTallies } from './sweep-tallies'

/** Words with the smallest words near them. */
export interface HeadedForm extends Form {
  readonly head: string
}

/** The sweep without the cases of some article versions. */
export interface SweepWithout {
  /** In the order of the list. */
  readonly groups: readonly SweepGroup[]
  /** Words that no other case has. */
  readonly gone: ReadonlySet<string>
  /** Words whose head is another than the kept one. */
  readonly moved: readonly HeadedForm[]
}

/** After so many words others are let at the event loop. */
const atOnce = 100

/**
 * What the sweep would be without the cases of some article versions: the kept one, but for the groups in which there are words of
 * such a case. Beside reading what is kept it takes as long as there are such words, however large the project is. The kept sweep
 * must be up to date; what changed since is worked out with it.
 */
export async function sweepWithout(projectId: string, hidden: readonly string[]): Promise<SweepWithout> {
  return transaction(async (client) => {
    // One moment for all: a group that is written meanwhile may have hidden cases in it.
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows: known } = await client.query<HeadedForm & { alive: boolean }>(
      `SELECT form, words, head, EXISTS (SELECT FROM ledger_cases c WHERE c.project_id = $1 AND c.form = f.form AND NOT c.article_version_id = ANY($2::uuid[])) AS alive
         FROM ledger_forms f WHERE project_id = $1 AND form IN (
           SELECT form FROM ledger_cases WHERE project_id = $1 AND article_version_id = ANY($2::uuid[]) UNION SELECT form FROM ledger_form_marks WHERE project_id = $1)`,
      [projectId, hidden])
    const gone = new Set(known.filter(({ alive }) => !alive).map(({ form }) => form))
    const moved = await findNewHeads(client, projectId, gone)
    const touched = [...new Set([...known, ...moved].flatMap(({ form, head }) => [form, head]))]
    const heads = new Map(moved.map(({ form, head }) => [form, head]))
    const { rows: members } = await client.query<HeadedForm>('SELECT form, words, head FROM ledger_forms WHERE project_id = $1 AND (head = ANY($2) OR form = ANY($2))', [projectId, touched])
    const living = members.filter(({ form }) => !gone.has(form))
    const tallies = await readTallies(client, projectId, hidden, living.map(({ form }) => form))
    const wanted = new Set(touched)
    const fresh = sweepGroups(tallies, new Map(living.map(({ form, head }) => [form, heads.get(form) ?? head]))).filter(({ head }) => wanted.has(head))
    const { rows: kept } = await client.query<SweepGroup>('SELECT head, rank, worth, cases, tags, outlets FROM ledger_sweep WHERE project_id = $1 AND NOT head = ANY($2) ORDER BY rank, head', [projectId, touched])
    const groups = [...kept, ...fresh].sort((a, b) => a.rank - b.rank || (a.head < b.head ? -1 : 1))
    return { groups, gone, moved }
  })
}

/** The heads of words whose own head is gone. Those of others stay: a head is the smallest, and none that is smaller has come. */
async function findNewHeads(client: PoolClient, projectId: string, gone: ReadonlySet<string>): Promise<readonly HeadedForm[]> {
  if (gone.size === 0) return []
  const { rows } = await client.query<HeadedForm>('SELECT form, words, head FROM ledger_forms WHERE project_id = $1 AND head = ANY($2)', [projectId, [...gone]])
  const orphans = rows.filter(({ form }) => !gone.has(form))
  const trigrams = rememberedTrigrams()
  const moved: HeadedForm[] = []
  for (let from = 0; from < orphans.length; from += atOnce) {
    const some = orphans.slice(from, from + atOnce)
    const keys = some.flatMap(({ form, words }) => nearKeys(words).map((key) => ({ form, key })))
    const { rows: pairs } = await client.query<Form & { one: string }>(
      `SELECT p.one, f.form, f.words FROM (
         SELECT DISTINCT a.form AS one, k.form FROM unnest($2::int[], $3::text[]) AS a(key, form) CROSS JOIN LATERAL (SELECT form FROM ledger_near_keys WHERE project_id = $1 AND key = a.key OFFSET 0) k) p
         JOIN ledger_forms f ON f.project_id = $1 AND f.form = p.form`,
      [projectId, keys.map(({ key }) => key), keys.map(({ form }) => form)])
    const candidates = new Map<string, Form[]>(some.map(({ form }) => [form, []]))
    for (const { one, ...form } of pairs) if (!gone.has(form.form)) candidates.get(one)!.push(form)
    for (const { form, words } of some) moved.push({ form, words, head: headOf({ form, words }, nearTo({ form, words }, candidates.get(form)!, trigrams)).form })
  }
  return moved
}
