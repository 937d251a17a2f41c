import { v7 as uuid } from 'uuid'
import { checkChoice } from '@/core/export/check-choice'
import type { ExportChoice } from '@/core/export/choice'
import type { ReleaseChanges } from '@/core/release/changes'
import { type Release, type ReleaseLine, isReleaseNumber } from '@/core/release/release'
import type { ReleaseRequest } from '@/core/request/release'
import { type Result, fail, ok } from '@/core/result'
import { demand, notFound } from './access'
import { recordActThrough } from './audit'
import { database, transaction } from './database'
import type { Access } from './principal'
import { readChanges } from './release/changes'
import { findReleasePermission } from './release/reader'
import { findRow, lineColumns, type LineRow, lineOf, releaseOf } from './release/rows'
import { emptyRelease, enqueueRelease, releaseJobKey } from './release/work'
import { silentFor } from './workers'

/** The releases of a project, the newest first: to the lead all of them, to others those that are published. */
export async function listReleases(access: Access): Promise<readonly ReleaseLine[]> {
  if (!(await findReleasePermission(access)).allowed) return []
  const { rows } = await database().pool.query<LineRow>(`SELECT ${lineColumns} WHERE r.project_id = $1 AND (r.state = 'published' OR $2) ORDER BY r.number DESC`, [access.project.id, access.role === 'lead'])
  return rows.map(lineOf)
}

/** A release with its certificate, its files and what the datasheet is made of. Others than leads see what is published, and nothing else. */
export async function findRelease(access: Access, number: number): Promise<Result<Release>> {
  const row = await findRow(access, number)
  return row ? ok(await releaseOf(row)) : notFound
}

/**
 * Asks for a release to be made in the background. Our own JSONL with every annotator's layer is always in it: it holds
 * everything, and releases are compared by it. Fails with `refused` for a choice that cannot be written, and while another is made.
 */
export async function createRelease(access: Access, request: ReleaseRequest): Promise<Result<{ number: number }>> {
  demand(access, 'releases.make')
  const { project: { id: projectId }, principal: { userId: actorId } } = access
  const choices = withLines(request.choices)
  if (new Set(choices.map(({ format }) => format)).size < choices.length) return fail('refused', 'Each format is in a release once.', { field: 'choices' })
  for (const choice of choices) {
    const checked = checkChoice(choice)
    if (!checked.ok) return checked
  }
  return transaction(async (client) => {
    // Two at once must not both become the same number: the project's row is the queue.
    await client.query('SELECT FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId])
    const { rows } = await client.query<{ next: number; articles: number; making: number }>(
      `SELECT (SELECT coalesce(max(number), 0) + 1 FROM releases WHERE project_id = $1)::int AS next, (SELECT count(*)::int FROM articles WHERE project_id = $1) AS articles,
              (SELECT count(*)::int FROM releases WHERE project_id = $1 AND state = 'making') AS making`, [projectId])
    const { next, articles, making } = rows[0]!
    if (articles === 0) return fail('refused', 'There is no article in this project yet, and nothing to publish.')
    if (making > 0) return fail('conflict', 'Another release of this project is being made. Wait for it, or give it up.')
    const releaseId = uuid()
    // Most of a datasheet is true of the next release as well: it begins with the answers of the last one that was published.
    await client.query(
      `INSERT INTO releases (project_id, id, number, name, note, choices, created_by_id, answers)
       VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce((SELECT answers FROM releases WHERE project_id = $1 AND state = 'published' ORDER BY number DESC LIMIT 1), '{}'))`, [projectId, releaseId, next, request.name, request.note, JSON.stringify(choices), actorId])
    await enqueueRelease(client, { projectId, releaseId })
    await recordActThrough(client, { action: 'release.make', actorId, projectId, detail: { release: next, formats: choices.map(({ format }) => format) } })
    return ok({ number: next })
  })
}

function withLines(choices: readonly ExportChoice[]): ExportChoice[] {
  const own = choices.find(({ format }) => format === 'jsonl')
  const lines: ExportChoice = own ? { ...own, layers: [...new Set([...own.layers, 'annotators' as const, 'decisions' as const])] } : { format: 'jsonl', layers: ['annotators', 'gold', 'soft', 'decisions'], texts: choices.some(({ texts }) => texts === 'without') ? 'without' : 'with' }
  return [lines, ...choices.filter((one) => one !== own)]
}

/** Makes a release once more from the present state of things: one that failed, or a draft. */
export async function beginReleaseAgain(access: Access, number: number): Promise<Result<{ number: number }>> {
  return change(access, number, ['failed', 'draft'], 'Only what failed, or is a draft, is made again.', async (client, { releaseId, projectId }) => {
    // A worker that was given up for dead may be at it still: what it writes counts no more.
    await client.query(
      `UPDATE releases SET state = 'making', attempt = attempt + 1, because = NULL, step = '', done = 0, parts = 0, certificate = NULL, facts = NULL, changes = NULL, snapshot_at = NULL, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2`, [projectId, releaseId])
    await enqueueRelease(client, { projectId, releaseId })
    return { action: 'release.make', detail: { release: number, again: true } }
  })
}

/** Gives up a release that is not published: its making is stopped, its files are taken away, and its number is not used again. */
export async function discardRelease(access: Access, number: number): Promise<Result<{ number: number }>> {
  return change(access, number, ['making', 'draft', 'failed'], 'Only a release that is not published, and not given up yet, is given up. What is published can be withdrawn, which says that it should not be used any more.', async (client, { releaseId, projectId }) => {
    await client.query('SELECT graphile_worker.remove_job($1)', [releaseJobKey({ projectId, releaseId })])
    await emptyRelease(client, { projectId, releaseId })
    await client.query(`UPDATE releases SET state = 'discarded', because = NULL, worker = NULL, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2`, [projectId, releaseId])
    return { action: 'release.discard', detail: { release: number } }
  })
}

/** Keeps what the lead answers for the datasheet. Questions that are left out stay as they are. */
export async function answerDatasheet(access: Access, number: number, answers: Readonly<Record<string, string>>): Promise<Result<{ number: number }>> {
  return change(access, number, ['draft'], 'The datasheet is written while the release is a draft.', async (client, { releaseId, projectId }) => {
    await client.query('UPDATE releases SET answers = answers || $3, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2', [projectId, releaseId, JSON.stringify(answers)])
    return { action: 'release.answer', detail: { release: number, questions: Object.keys(answers) } }
  })
}

/** Says of a published release that it should not be used any more. It stays where it is, for whoever has cited it; this cannot be undone. */
export async function withdrawRelease(access: Access, number: number, reason: string): Promise<Result<{ number: number }>> {
  return change(access, number, ['published'], 'Only what is published is withdrawn.', async (client, { releaseId, projectId, withdrawn }) => {
    if (withdrawn) return undefined
    // Who waited for the row while somebody else withdrew it read from before.
    const { rowCount } = await client.query('INSERT INTO release_withdrawals (project_id, release_id, reason, withdrawn_by_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [projectId, releaseId, reason, access.principal.userId])
    if (rowCount === 0) return undefined
    return { action: 'release.withdraw', detail: { release: number } }
  })
}

type Act = Pick<Parameters<typeof recordActThrough>[1], 'action' | 'detail'>

/** Changes a release that is in one of these states, on record, with its row locked. */
async function change(
  access: Access, number: number, states: readonly string[], refusal: string,
  work: (client: Parameters<Parameters<typeof transaction>[0]>[0], row: { projectId: string; releaseId: string; withdrawn: boolean }) => Promise<Act | undefined>,
): Promise<Result<{ number: number }>> {
  demand(access, 'releases.make')
  if (!isReleaseNumber(number)) return notFound
  const projectId = access.project.id
  return transaction(async (client) => {
    const { rows } = await client.query<{ id: string; state: string; withdrawn: boolean }>(
      `SELECT id, state, EXISTS (SELECT FROM release_withdrawals w WHERE w.project_id = $1 AND w.release_id = releases.id) AS withdrawn FROM releases WHERE project_id = $1 AND number = $2 FOR UPDATE`, [projectId, number])
    const row = rows[0]
    if (!row) return notFound
    if (!states.includes(row.state)) return fail('conflict', refusal)
    const act = await work(client, { projectId, releaseId: row.id, withdrawn: row.withdrawn })
    if (act) await recordActThrough(client, { ...act, actorId: access.principal.userId, projectId })
    return ok({ number })
  })
}

/** Whether two releases are being compared in this process for somebody. Each pair is read from its first line to its last, however long they are. */
let comparing = false

/**
 * The difference between two releases that this member may see: the one that was kept when the later was made, or else computed from
 * what both have stored, one pair at a time. Fails with `tooMany` while another is computed, and with `unavailable` when the signal ends it.
 */
export async function findReleaseChanges(access: Access, { from, to }: { readonly from: number; readonly to: number }, signal?: AbortSignal): Promise<Result<ReleaseChanges>> {
  const [before, after] = [await findRow(access, from), await findRow(access, to)]
  if (!before || !after) return notFound
  if ([before, after].some(({ state }) => state !== 'published' && state !== 'draft')) return fail('conflict', 'Only releases that are made can be compared.')
  if (after.changes?.from === from) return ok(after.changes)
  if (comparing) return fail('tooMany', 'Two other releases are being compared just now. Try again in a moment.')
  comparing = true
  const projectId = access.project.id
  try {
    return ok(await readChanges({ projectId, releaseId: before.id, number: from }, { projectId, releaseId: after.id, number: to }, signal))
  } catch (error) {
    if (signal?.aborted) return fail('unavailable', 'The comparison was ended: nobody waits for it any more.')
    throw error
  } finally {
    comparing = false
  }
}

/** The job of a release that is being made, and whether any worker is alive that would take it; undefined where there is none. For the command line. */
export async function findReleaseJob(access: Access, number: number): Promise<{ readonly projectId: string; readonly releaseId: string; readonly workersAlive: boolean } | undefined> {
  demand(access, 'releases.make')
  if (!isReleaseNumber(number)) return undefined
  const { rows } = await database().pool.query<{ id: string; alive: boolean }>(
    `SELECT id, EXISTS (SELECT FROM workers WHERE seen_at > clock_timestamp() - make_interval(secs => $3)) AS alive FROM releases WHERE project_id = $1 AND number = $2 AND state = 'making'`, [access.project.id, number, silentFor])
  return rows[0] && { projectId: access.project.id, releaseId: rows[0].id, workersAlive: rows[0].alive }
}
