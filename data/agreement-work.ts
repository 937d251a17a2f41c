import type { PieceKey } from '@/core/agreement/report/metric-key'
import type { MetricReport, ReportScope, TagReport } from '@/core/agreement/report/report'
import { type PieceJob, enqueue } from './agreement'
import { type HashedInput, readAgreementInput } from './agreement-input'
import { database, transaction } from './database'

/** A piece that a worker has taken on. */
export interface ClaimedPiece extends PieceJob {
  /** Which attempt this is. Every write says it, and counts only as long as nobody has begun another. */
  readonly attempt: number
  readonly scope: ReportScope
  readonly hidden: readonly string[]
}

/** Takes a piece on; undefined where it is not wanted any more: cancelled, or computed meanwhile. */
export async function claimPiece(job: PieceJob, worker: string): Promise<ClaimedPiece | undefined> {
  const { rows } = await database().pool.query<{ attempt: number; scope: ReportScope; hidden: string[] }>(
    `UPDATE agreement_pieces SET state = 'running', attempt = attempt + 1, worker = $4, done = 0, parts = 0, changed_at = clock_timestamp()
      WHERE project_id = $1 AND content_sha256 = $2 AND piece = $3 AND state IN ('waiting', 'running') RETURNING attempt, scope, hidden`,
    [job.projectId, job.contentSha256, job.piece, worker])
  return rows[0] && { ...job, ...rows[0] }
}

/** Reads what a claimed piece is computed from; undefined where the layers are not those any more: then nobody needs the piece, and it is taken away. */
export async function readPieceInput(claim: ClaimedPiece): Promise<HashedInput['input'] | undefined> {
  const { input, contentSha256 } = await readAgreementInput(claim.projectId, claim.hidden, claim.scope)
  if (contentSha256 === claim.contentSha256) return input
  await write(claim, 'DELETE FROM agreement_pieces', [])
  return undefined
}

/** Says how far a piece is. False where the worker should stop: it was cancelled, or somebody else has begun it. */
export async function tellProgress(claim: ClaimedPiece, { done, of }: { readonly done: number; readonly of: number }): Promise<boolean> {
  return write(claim, 'UPDATE agreement_pieces SET done = $5, parts = $6, changed_at = clock_timestamp()', [done, of])
}

/**
 * Gives up a piece that is not wanted any more: the same one of the same part of the project, for the same eyes, was asked
 * for after a layer had changed. False where it is still wanted. Then it is gone, and whoever asks for it all the same
 * begins it anew.
 */
export async function giveUpObsolete(claim: ClaimedPiece): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `DELETE FROM agreement_pieces o ${own} AND EXISTS (
       SELECT FROM agreement_pieces n
        WHERE n.project_id = o.project_id AND n.content_sha256 <> o.content_sha256 AND n.piece = o.piece AND n.scope = o.scope AND n.hidden = o.hidden AND n.asked_at > o.asked_at)`,
    keyOf(claim))
  return rowCount === 1
}

/** Keeps what was computed. False where it was not wanted any more. */
export async function finishPiece(claim: ClaimedPiece, report: MetricReport | TagReport): Promise<boolean> {
  return write(claim, `UPDATE agreement_pieces SET state = 'done', report = $5, done = parts, worker = NULL, changed_at = clock_timestamp()`, [JSON.stringify(report)])
}

/** Keeps what came with another piece, if nobody has it yet. Whoever was to compute it finds it done. */
export async function keepTwin(claim: ClaimedPiece, piece: PieceKey, report: MetricReport | TagReport): Promise<void> {
  await database().pool.query(
    `INSERT INTO agreement_pieces (project_id, content_sha256, piece, scope, hidden, state, report) VALUES ($1, $2, $3, $4, $5, 'done', $6)
     ON CONFLICT (project_id, content_sha256, piece) DO UPDATE SET state = 'done', report = EXCLUDED.report, because = NULL, worker = NULL, changed_at = clock_timestamp()
       WHERE agreement_pieces.state = 'waiting'`,
    [claim.projectId, claim.contentSha256, piece, JSON.stringify(claim.scope), claim.hidden, JSON.stringify(report)])
}

/** Says that a piece cannot be computed, and why, in a sentence for whoever asked. */
export async function failPiece(claim: ClaimedPiece, because: string): Promise<boolean> {
  return write(claim, `UPDATE agreement_pieces SET state = 'failed', because = $5, worker = NULL, changed_at = clock_timestamp()`, [because])
}

/** Gives a piece back unfinished, for another worker to begin again. */
export async function giveBackPiece(claim: ClaimedPiece): Promise<void> {
  await transaction(async (client) => {
    const { rowCount } = await client.query(`UPDATE agreement_pieces SET state = 'waiting', worker = NULL, changed_at = clock_timestamp() ${own}`, keyOf(claim))
    if (rowCount) await enqueue(client, { projectId: claim.projectId, contentSha256: claim.contentSha256, piece: claim.piece })
  })
}

/** Takes away what nobody has asked for or read in a month: it can be computed again. */
export async function forgetOldPieces(): Promise<void> {
  await database().pool.query(`DELETE FROM agreement_pieces WHERE state IN ('done', 'failed', 'cancelled') AND asked_at < clock_timestamp() - interval '30 days'`)
}

const own = `WHERE project_id = $1 AND content_sha256 = $2 AND piece = $3 AND attempt = $4 AND state = 'running'`

function keyOf({ projectId, contentSha256, piece, attempt }: ClaimedPiece): unknown[] {
  return [projectId, contentSha256, piece, attempt]
}

async function write(claim: ClaimedPiece, statement: string, values: readonly unknown[]): Promise<boolean> {
  const { rowCount } = await database().pool.query(`${statement} ${own}`, [...keyOf(claim), ...values])
  return rowCount === 1
}
