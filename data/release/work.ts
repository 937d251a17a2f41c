import type { PoolClient } from 'pg'
import type { ExportChoice } from '@/core/export/choice'
import type { Certificate } from '@/core/release/certificate'
import type { ReleaseChanges } from '@/core/release/changes'
import type { ReleaseFacts } from '@/core/release/facts'
import { database, transaction } from '../database'
import type { ExportedProject } from '../export-snapshot'
import { NotWantedAnyMore, type ReleaseClaim, type ReleaseJob } from './claim'

/** What a worker has to make. */
export interface ClaimedRelease extends ReleaseClaim {
  readonly number: number
  readonly choices: readonly ExportChoice[]
  readonly project: ExportedProject
}

/** The name of a release's job in the queue: there is one at a time. */
export function releaseJobKey({ projectId, releaseId }: ReleaseJob): string {
  return `release ${projectId} ${releaseId}`
}

/** How often a release is begun before it counts as failed. */
const mostAttempts = 3

/** Puts the making of a release into the queue, in the caller's transaction. Releases are made one after the other: each can be large. */
export async function enqueueRelease(client: Pick<PoolClient, 'query'>, job: ReleaseJob): Promise<void> {
  await client.query(`SELECT graphile_worker.add_job('release', payload := $1::json, job_key := $2, max_attempts := $3, priority := 5, queue_name := 'releases')`, [
    JSON.stringify({ projectId: job.projectId, releaseId: job.releaseId }), releaseJobKey(job), mostAttempts,
  ])
}

/** Takes a release on, without what an earlier attempt has left; undefined where nobody wants it any more. */
export async function claimRelease(job: ReleaseJob, worker: string): Promise<ClaimedRelease | undefined> {
  return transaction(async (client) => {
    const { rows } = await client.query<{ attempt: number; number: number; choices: ExportChoice[]; slug: string; name: string }>(
      `UPDATE releases r SET attempt = attempt + 1, worker = $3, step = '', done = 0, parts = 0, changed_at = clock_timestamp() FROM projects p
        WHERE r.project_id = $1 AND r.id = $2 AND r.state = 'making' AND p.id = r.project_id RETURNING r.attempt, r.number, r.choices, p.slug, p.name`,
      [job.projectId, job.releaseId, worker])
    if (!rows[0]) return undefined
    await emptyRelease(client, job)
    const { attempt, number, choices, slug, name } = rows[0]
    return { ...job, attempt, number, choices, project: { id: job.projectId, slug, name } }
  })
}

/** Takes away the files of a release that is not published. */
export async function emptyRelease(client: Pick<PoolClient, 'query'>, { projectId, releaseId }: ReleaseJob): Promise<void> {
  await client.query('DELETE FROM release_chunks WHERE project_id = $1 AND release_id = $2', [projectId, releaseId])
  await client.query('DELETE FROM release_files WHERE project_id = $1 AND release_id = $2', [projectId, releaseId])
}

/** Says how far a release is. @throws NotWantedAnyMore where the worker should stop. */
export async function tellStep(claim: ReleaseClaim, step: string, done: number, of: number): Promise<void> {
  if (!(await write(claim, 'step = $4, done = $5, parts = $6', [step, done, of]))) throw new NotWantedAnyMore()
}

/** Makes it a draft, which can be read and published. False where it was not wanted any more. */
export async function finishRelease(claim: ReleaseClaim, made: { readonly certificate: Certificate; readonly facts: ReleaseFacts; readonly changes: ReleaseChanges | null }): Promise<boolean> {
  return write(claim, `state = 'draft', worker = NULL, step = '', done = parts, certificate = $4, facts = $5, changes = $6, snapshot_at = $7`, [
    JSON.stringify(made.certificate), JSON.stringify(made.facts), made.changes && JSON.stringify(made.changes), made.certificate.takenAt,
  ])
}

/** Says that a release cannot be made, and why, in a sentence for whoever asked. */
export async function failRelease(claim: ReleaseClaim, because: string): Promise<boolean> {
  return write(claim, `state = 'failed', because = $4, worker = NULL`, [because])
}

/** Gives a release back unfinished, for another worker to begin again. */
export async function giveBackRelease(claim: ReleaseClaim): Promise<void> {
  if (await write(claim, `worker = NULL, step = ''`, [])) await transaction((client) => enqueueRelease(client, claim))
}

/**
 * Takes releases from workers that are dead, so that others begin them again; and says of those that were begun as often as
 * may be, or whose job is gone, that they failed. Each is another attempt from then on, so that nothing counts that a worker still
 * writes who was only slow. In the caller's transaction, after the jobs were unlocked.
 */
export async function releaseDeadReleases(client: Pick<PoolClient, 'query'>, dead: readonly string[]): Promise<void> {
  if (dead.length > 0) await client.query(`UPDATE releases SET worker = NULL, attempt = attempt + 1, step = '', changed_at = clock_timestamp() WHERE state = 'making' AND worker = ANY($1)`, [dead])
  await client.query(
    `UPDATE releases r SET state = 'failed', worker = NULL, attempt = attempt + 1, because = $1, changed_at = clock_timestamp()
      WHERE state = 'making' AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j
        WHERE j.key = concat_ws(' ', 'release', r.project_id, r.id) AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))`,
    ['The making ended several times without an answer. Begin it again; if it happens again, the server’s log says more.'])
}

/** The release that was published last before a moment's state of things; undefined for the first. */
export async function findLastPublished(projectId: string): Promise<{ readonly releaseId: string; readonly number: number } | undefined> {
  const { rows } = await database().pool.query<{ id: string; number: number }>(`SELECT id, number FROM releases WHERE project_id = $1 AND state = 'published' ORDER BY number DESC LIMIT 1`, [projectId])
  return rows[0] && { releaseId: rows[0].id, number: rows[0].number }
}

async function write({ projectId, releaseId, attempt }: ReleaseClaim, set: string, values: readonly unknown[]): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `UPDATE releases SET ${set}, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2 AND attempt = $3 AND state = 'making'`, [projectId, releaseId, attempt, ...values])
  return rowCount === 1
}
