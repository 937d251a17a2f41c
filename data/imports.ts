import type { PoolClient } from 'pg'
import { type LayersPreview, openTags, saysOpenTags } from '@/core/import-job/layers-preview'
import { columnsKey } from '@/core/import-job/mapping'
import type { ImportView } from '@/core/import-job/state'
import type { ImportApplicationRequest, ImportMappingRequest, ImportRequest } from '@/core/request/import'
import { type Result, fail, ok } from '@/core/result'
import { demand, notFound } from './access'
import { sha256 } from './article'
import { recordActThrough } from './audit'
import { database, transaction } from './database'
import { type ImportRow, viewFields, viewOf } from './import-row'
import type { Access } from './principal'

/** How many imports of a project may be open at once, and how many are listed. */
const most = { open: 100, listed: 50 } as const

/**
 * Begins an import under an id made by the client; doing it again answers with what is there. Fails with `refused` where the id
 * has another file, and with `tooMany` while many are open.
 */
export async function beginImport(access: Access, request: ImportRequest): Promise<Result<ImportView>> {
  demand(access, 'articles.import')
  const { id, what, format, fileName, size } = request
  const begun = await transaction(async (client) => {
    // Two at once: the second waits, and then counts the first.
    await client.query('SELECT id FROM projects WHERE id = $1 FOR NO KEY UPDATE', [access.project.id])
    const { rows } = await client.query<{ same: boolean }>(
      'SELECT what = $3 AND format = $4 AND file_name = $5 AND size = $6 AS same FROM imports WHERE project_id = $1 AND id = $2', [access.project.id, id, what, format, fileName, size])
    if (rows[0]) return rows[0].same ? ok(undefined) : fail('refused', 'An import with this id is of another file.', { field: 'id' })
    const { rows: open } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM imports WHERE project_id = $1 AND state NOT IN ('done', 'cancelled')`, [access.project.id])
    if (open[0]!.count >= most.open) return fail('tooMany', `${most.open} imports of this project are open. Bring one to its end, or cancel one, before you begin another.`)
    await client.query(
      `INSERT INTO imports (project_id, id, what, format, file_name, size, state, created_by_id) VALUES ($1, $2, $3, $4, $5, $6, 'uploading', $7)`,
      [access.project.id, id, what, format, fileName, size, access.principal.userId])
    return ok(undefined)
  })
  return begun.ok ? findImport(access, id) : begun
}

/** One import, as far as it has come. */
export async function findImport(access: Access, id: string): Promise<Result<ImportView>> {
  demand(access, 'articles.import')
  const { rows } = await database().pool.query<ImportRow>(`SELECT ${viewFields} FROM imports i JOIN users u ON u.id = i.created_by_id WHERE i.project_id = $1 AND i.id = $2`, [access.project.id, id])
  return rows[0] ? ok(viewOf(rows[0])) : notFound
}

/** The imports of a project, the latest first. */
export async function listImports(access: Access): Promise<readonly ImportView[]> {
  demand(access, 'articles.import')
  const { rows } = await database().pool.query<ImportRow>(
    `SELECT ${viewFields} FROM imports i JOIN users u ON u.id = i.created_by_id WHERE i.project_id = $1 ORDER BY i.created_at DESC, i.id LIMIT ${most.listed}`, [access.project.id])
  return rows.map(viewOf)
}

/**
 * Says how the file is to be understood; all that was read is compared again by it, and choices stay. It is remembered for files with
 * the same columns. Fails with `conflict` while the import is at work, and when it is over.
 */
export async function mapImport(access: Access, id: string, settings: ImportMappingRequest): Promise<Result<ImportView>> {
  return act(access, id, async (client, row) => {
    if (row.what !== 'articles') return fail('refused', 'An import of layers has no columns to map.')
    if (row.state !== 'waiting') return wrongState(row)
    const unknown = Object.values(settings.mapping).find((name) => name !== null && !row.columns.some((column) => column.name === name))
    if (unknown !== undefined) return fail('refused', `The file has no column “${unknown}”.`, { field: 'mapping' })
    const named = [settings.publisherId, ...settings.outlets.map((one) => one.id)].filter((one) => one !== null)
    const { rows: outlets } = await client.query('SELECT id FROM outlets WHERE project_id = $1 AND id = ANY($2)', [access.project.id, named])
    if (outlets.length !== new Set(named).size) return fail('refused', 'One of these outlets is not in the project any more.', { field: 'outlets' })
    const stage = settings.encoding === (row.settings?.encoding ?? null) ? 'compare' : 'read'
    await client.query(
      `UPDATE imports SET state = 'reading', stage = $3, settings = $4, remembered = false, done = 0, parts = 0, cursor = 0, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2`,
      [access.project.id, id, stage, JSON.stringify(settings)])
    if (row.columns.length > 0) {
      // Which outlet one file means by its words is remembered too: another of the same kind will mean the same.
      await client.query(
        `INSERT INTO import_mappings (project_id, columns_sha256, settings) VALUES ($1, $2, $3)
         ON CONFLICT (project_id, columns_sha256) DO UPDATE SET settings = EXCLUDED.settings, used_at = clock_timestamp()`,
        [access.project.id, sha256(columnsKey(row.columns)), JSON.stringify(settings)])
    }
    await enqueueImport(client, { projectId: access.project.id, importId: id })
    return ok(undefined)
  })
}

/**
 * Has what is ready stored, in the background. What is under way or done already is left as it is. Fails with `conflict` where it
 * was changed since the asker looked at it, and with `refused` where a tag of layers is
 * not in the codebook and nobody has said what becomes of it: without what has it, its annotator would seem to have marked less than they did.
 */
export async function applyImport(access: Access, id: string, { seen }: ImportApplicationRequest = {}): Promise<Result<ImportView>> {
  return act(access, id, async (client, row) => {
    if (row.state === 'applying' || row.state === 'done') return ok(undefined)
    if (row.state !== 'waiting') return wrongState(row)
    // What somebody brings in is what they see.
    if (seen !== undefined && Date.parse(seen) !== row.changed_at.getTime()) return fail('conflict', 'This import was changed since you looked at it, so nothing was brought in. Look at what it comes to now, and bring it in then.', { details: { state: row.state } })
    const unsaid = row.what === 'layers' ? await findOpenTags(client, access, id) : []
    if (unsaid.length > 0) return fail('refused', saysOpenTags(unsaid))
    await client.query(
      `UPDATE imports SET state = 'applying', stage = 'apply', cursor = 0, done = 0, parts = items, applied_by_id = $3, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2`,
      [access.project.id, id, access.principal.userId])
    await enqueueImport(client, { projectId: access.project.id, importId: id })
    await recordActThrough(client, { action: 'import.apply', actorId: access.principal.userId, projectId: access.project.id, detail: { import: id, file: row.file_name, items: row.items } })
    return ok(undefined)
  })
}

async function findOpenTags(client: PoolClient, access: Access, id: string): Promise<LayersPreview['tags']> {
  const { rows } = await client.query<{ report: LayersPreview | null }>('SELECT report FROM imports WHERE project_id = $1 AND id = $2', [access.project.id, id])
  const report = rows[0]?.report
  return report ? openTags(report, report.choice.tags) : []
}

/** Goes on with an import that failed, where it was. One that has not failed is left as it is. Fails with `conflict` where its file has not come, or it was cancelled. */
export async function retryImport(access: Access, id: string): Promise<Result<ImportView>> {
  return act(access, id, async (client, row) => {
    if (row.state === 'reading' || row.state === 'applying' || row.state === 'waiting' || row.state === 'done') return ok(undefined)
    if (row.state !== 'failed') return wrongState(row)
    await client.query(
      `UPDATE imports SET state = CASE stage WHEN 'apply' THEN 'applying' ELSE 'reading' END, because = NULL, worker = NULL, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2`, [access.project.id, id])
    await enqueueImport(client, { projectId: access.project.id, importId: id })
    return ok(undefined)
  })
}

/**
 * Cancels an import that is not over. Whoever works on it stops within a batch. What is stored as articles by then stays, for texts are
 * evidence and never taken away; `counts.added` says how many. Doing it again changes nothing.
 */
export async function cancelImport(access: Access, id: string): Promise<Result<ImportView>> {
  return act(access, id, async (client, row) => {
    if (row.state === 'cancelled') return ok(undefined)
    if (row.state === 'done') return wrongState(row)
    await client.query(`UPDATE imports SET state = 'cancelled', because = NULL, worker = NULL, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2`, [access.project.id, id])
    await client.query('SELECT graphile_worker.remove_job($1)', [importJobKey({ projectId: access.project.id, importId: id })])
    await recordActThrough(client, { action: 'import.cancel', actorId: access.principal.userId, projectId: access.project.id, detail: { import: id, file: row.file_name, added: row.counts.added ?? 0 } })
    return ok(undefined)
  })
}

/** Which import a job works on. */
export interface ImportJob {
  readonly projectId: string
  readonly importId: string
}

/** The name of an import's job in the queue: there is one at a time. */
export function importJobKey({ projectId, importId }: ImportJob): string {
  return `import ${projectId} ${importId}`
}

/** How often a job is begun before it counts as failed: a worker may be stopped and killed for reasons that are not the file’s. */
const mostAttempts = 8

/** Puts the job of an import into the queue, in the caller's transaction. Imports go one after the other, so that one worker at most has its memory full of one. */
export async function enqueueImport(client: Pick<PoolClient, 'query'>, job: ImportJob): Promise<void> {
  await client.query(`SELECT graphile_worker.add_job('import', payload := $1::json, job_key := $2, max_attempts := $3, queue_name := 'import')`, [JSON.stringify(job), importJobKey(job), mostAttempts])
}

/** Does something with the row of an import, which is locked meanwhile, and answers with what it is then. */
export async function act(access: Access, id: string, work: (client: PoolClient, row: ImportRow) => Promise<Result<unknown>>): Promise<Result<ImportView>> {
  demand(access, 'articles.import')
  const outcome = await transaction(async (client) => {
    const { rows } = await client.query<ImportRow>(`SELECT ${viewFields} FROM imports i JOIN users u ON u.id = i.created_by_id WHERE i.project_id = $1 AND i.id = $2 FOR UPDATE OF i`, [access.project.id, id])
    return rows[0] ? work(client, rows[0]) : notFound
  })
  return outcome.ok ? findImport(access, id) : outcome
}

const sentences: Readonly<Record<ImportRow['state'], string>> = {
  uploading: 'The file of this import has not arrived as a whole yet.', reading: 'This import is being read. Wait until it is, or cancel it.', waiting: 'This import waits for your choices.',
  applying: 'This import is being stored already.', done: 'This import is done.', failed: 'This import failed. Try it again, or cancel it.', cancelled: 'This import was cancelled.',
}

/** What somebody is told who asks for what cannot be done in this state. */
export function wrongState(row: Pick<ImportRow, 'state'>): Result<never> {
  return fail('conflict', sentences[row.state], { details: { state: row.state } })
}
