import type { PoolClient } from 'pg'
import type { AgreementLook, AgreementRequest, AgreementState, PieceState } from '@/core/agreement/report/agreement-state'
import { forChoice } from '@/core/agreement/report/for-choice'
import { metricForRole, tagsForRole } from '@/core/agreement/report/for-role'
import { type MetricKey, type PieceKey, metricKeys } from '@/core/agreement/report/metric-key'
import { twins } from '@/core/agreement/report/piece'
import type { MetricReport, ReportScope, TagReport } from '@/core/agreement/report/report'
import { type Result, fail, ok } from '@/core/result'
import { demand } from './access'
import { lookUp, recentHash } from './agreement-content'
import { database, transaction } from './database'
import { recordLook } from './look'
import type { Access } from './principal'
import { hiddenCases } from './visibility'

/**
 * The figures of agreement as far as they are computed, and how far the others are. Of nothing that the member may not be
 * told of yet: articles on which they are still at work are left out of what is computed for them. Starts nothing.
 * @param look of whoever looks again: what they have, and which figures they show. They hear of a change within seconds.
 */
export async function findAgreement(access: Access, scope: ReportScope, look?: AgreementLook): Promise<Result<AgreementState>> {
  demand(access, 'agreement.read')
  const { pool } = database()
  const hidden = await hiddenFrom(access)
  const { hash: contentSha256, choices } = await lookUp(pool, access.project.id, hidden, scope, look?.known)
  // Of the others whoever looks again shows the figure of everything at most; see `forChoice`.
  const { rows } = await pool.query<PieceRow>(
    `SELECT piece, state, done, parts, because, changed_at,
            CASE WHEN $3::text IS NULL OR piece IN ($3, 'tags') THEN report
                 ELSE report || jsonb_build_object('perArticle', '[]'::jsonb, 'breakdowns', jsonb_path_query_array(report, '$.breakdowns[*] ? (@.by == "all")')) END AS report
       FROM agreement_pieces WHERE project_id = $1 AND content_sha256 = $2`, [access.project.id, contentSha256, look?.shown.metric ?? null])
  if (!look) await markRead(access.project.id, contentSha256)
  if (rows.some(({ state }) => state === 'done')) await recordLook(database().prisma, access, await ownUnfinished(access))
  const stateOf = <Report>(piece: PieceKey): PieceState<Report> => pieceState(rows.find((row) => row.piece === piece))
  const state: AgreementState = {
    scope, content: contentSha256, choices,
    metrics: Object.fromEntries(metricKeys.map((key) => [key, forEyes(stateOf<MetricReport>(key), (report) => metricForRole(report, access.role))])) as Record<MetricKey, PieceState<MetricReport>>,
    tags: forEyes(stateOf<TagReport>('tags'), (report) => tagsForRole(report, access.role)),
  }
  return ok(look ? forChoice(state, look.shown) : state)
}

/**
 * Asks for pieces to be computed in the background. Those that are computed or under way already are left as they are;
 * what was cancelled or failed begins again. Fails with `tooMany` while a great deal is under way.
 */
export async function askAgreement(access: Access, { scope, pieces }: AgreementRequest): Promise<Result<AgreementState>> {
  demand(access, 'agreement.read')
  const hidden = await hiddenFrom(access)
  const contentSha256 = await recentHash(database().pool, access.project.id, hidden, scope)
  const asked = await transaction(async (client) => {
    if (await isBusy(client, access.project.id)) return fail('tooMany', 'A great deal is being computed for this project already. Wait until some of it is done, or cancel it.')
    for (const piece of new Set(pieces)) {
      const { rowCount } = await client.query(
        `INSERT INTO agreement_pieces (project_id, content_sha256, piece, scope, hidden, state) VALUES ($1, $2, $3, $4, $5, 'waiting')
         ON CONFLICT (project_id, content_sha256, piece) DO UPDATE SET state = 'waiting', done = 0, parts = 0, because = NULL, worker = NULL, asked_at = clock_timestamp(), changed_at = clock_timestamp()
           WHERE agreement_pieces.state IN ('failed', 'cancelled')`,
        [access.project.id, contentSha256, piece, JSON.stringify(scope), hidden])
      await client.query('UPDATE agreement_pieces SET asked_at = clock_timestamp() WHERE project_id = $1 AND content_sha256 = $2 AND piece = $3', [access.project.id, contentSha256, piece])
      if (rowCount) await enqueue(client, { projectId: access.project.id, contentSha256, piece })
    }
    return ok(undefined)
  })
  return asked.ok ? findAgreement(access, scope) : asked
}

/** Cancels pieces that are waiting or under way. Whoever computes one stops within a step of it, and keeps nothing. */
export async function cancelAgreement(access: Access, { scope, pieces }: AgreementRequest): Promise<Result<AgreementState>> {
  demand(access, 'agreement.read')
  const contentSha256 = await recentHash(database().pool, access.project.id, await hiddenFrom(access), scope)
  await transaction(async (client) => {
    const { rows } = await client.query<{ piece: PieceKey }>(
      `UPDATE agreement_pieces SET state = 'cancelled', worker = NULL, changed_at = clock_timestamp()
        WHERE project_id = $1 AND content_sha256 = $2 AND piece = ANY($3) AND state IN ('waiting', 'running') RETURNING piece`,
      [access.project.id, contentSha256, pieces])
    for (const { piece } of rows) await client.query('SELECT graphile_worker.remove_job($1)', [jobKey({ projectId: access.project.id, contentSha256, piece })])
  })
  return findAgreement(access, scope)
}

/** Which piece of what a job computes. */
export interface PieceJob {
  readonly projectId: string
  readonly contentSha256: string
  readonly piece: PieceKey
}

/** The name of a piece's job in the queue: there is one at a time. */
export function jobKey({ projectId, contentSha256, piece }: PieceJob): string {
  return `agreement ${projectId} ${contentSha256} ${piece}`
}

/** How often a job is begun before it counts as failed. */
const mostAttempts = 3

/** The line in which long jobs of all projects wait for each other: one at a time, so that the others always find a worker. */
const longLine = 'long'

/**
 * Puts the job of a piece into the queue, in the caller's transaction. The long ones, γ and γcat, let the others go first,
 * and are done one after the other, whoever asked for them.
 */
export async function enqueue(client: Pick<PoolClient, 'query'>, job: PieceJob): Promise<void> {
  const long = twins[job.piece] !== undefined
  await client.query(`SELECT graphile_worker.add_job('agreement', payload := $1::json, job_key := $2, max_attempts := $3, priority := $4, queue_name := $5)`, [
    JSON.stringify(job), jobKey(job), mostAttempts, long ? 10 : 0, long ? longLine : null,
  ])
}

/** Keeps what is read from being forgotten. Once a day is enough, so that reading hardly ever writes. */
async function markRead(projectId: string, contentSha256: string): Promise<void> {
  await database().pool.query(`UPDATE agreement_pieces SET asked_at = clock_timestamp() WHERE project_id = $1 AND content_sha256 = $2 AND state = 'done' AND asked_at < clock_timestamp() - interval '1 day'`, [projectId, contentSha256])
}

interface PieceRow {
  readonly piece: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly parts: number
  readonly because: string | null
  readonly report: unknown
  readonly changed_at: Date
}

function pieceState<Report>(row: PieceRow | undefined): PieceState<Report> {
  switch (row?.state) {
    case undefined: return { kind: 'none' }
    case 'waiting': return { kind: 'waiting' }
    case 'running': return { kind: 'running', done: row.done, of: row.parts }
    case 'cancelled': return { kind: 'cancelled', done: row.done, of: row.parts }
    case 'failed': return { kind: 'failed', because: row.because! }
    case 'done': return { kind: 'done', at: row.changed_at.toISOString(), report: row.report as Report }
  }
}

/** What a member may be told of a report. */
function forEyes<Report>(state: PieceState<Report>, told: (report: Report) => Report): PieceState<Report> {
  return state.kind === 'done' ? { ...state, report: told(state.report) } : state
}

/** The article versions that the member may not be told of, sorted, so that all who may not see the same share what is computed. */
async function hiddenFrom(access: Access): Promise<readonly string[]> {
  const rows = await database().prisma.assignment.findMany({ where: hiddenCases(access), select: { articleVersionId: true } })
  return [...new Set(rows.map(({ articleVersionId }) => articleVersionId))].sort()
}

async function ownUnfinished(access: Access): Promise<readonly string[]> {
  const rows = await database().prisma.assignment.findMany({
    where: { projectId: access.project.id, userId: access.principal.userId, withdrawnAt: null, status: { not: 'submitted' }, articleVersion: { assignments: { some: { status: 'submitted', pass: 1, withdrawnAt: null } } } },
    select: { articleVersionId: true },
  })
  return rows.map(({ articleVersionId }) => articleVersionId)
}

/** How many pieces of a project may be waiting or under way. A whole page is fifteen. */
const mostUnderWay = 150

async function isBusy(client: PoolClient, projectId: string): Promise<boolean> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM agreement_pieces WHERE project_id = $1 AND state IN ('waiting', 'running')`, [projectId])
  return rows[0]!.count >= mostUnderWay
}
