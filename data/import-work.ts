import { columnsKey, type ImportColumn } from '@/core/import-job/mapping'
import type { ImportSettings } from '@/core/import-job/settings'
import { type ImportWhat, chunkSize } from '@/core/import-job/state'
import { sha256 } from './article'
import { database, transaction } from './database'
import { type KeptCounts, type KeptMatches, noCounts } from './import-row'
import { type ImportJob, enqueueImport } from './imports'

/** An import that a worker has taken on. */
export interface ClaimedImport extends ImportJob {
  /** Which attempt this is. Every write says it, and counts only as long as nobody has begun another. */
  readonly attempt: number
  readonly what: ImportWhat
  readonly format: string
  readonly fileName: string
  /** In bytes. */
  readonly size: number
  readonly stage: 'read' | 'compare' | 'apply'
  readonly settings: ImportSettings | null
  readonly columns: readonly ImportColumn[]
  readonly items: number
}

/** Takes an import on; undefined where there is nothing to do: it was cancelled, or is done. */
export async function claimImport({ projectId, importId }: ImportJob, worker: string): Promise<ClaimedImport | undefined> {
  const { rows } = await database().pool.query<Omit<ClaimedImport, 'size'> & { size: string }>(
    `UPDATE imports SET attempt = attempt + 1, worker = $3, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2 AND state IN ('reading', 'applying')
      RETURNING project_id AS "projectId", id AS "importId", attempt, what, format, file_name AS "fileName", size, stage, settings, columns, items`,
    [projectId, importId, worker])
  return rows[0] && { ...rows[0], size: Number(rows[0].size) }
}

/** Whether an import is still this attempt’s to work on, at the end of a `WHERE`. */
export const ownImport = `project_id = $1 AND id = $2 AND attempt = $3 AND state IN ('reading', 'applying')`

/** The values of `ownImport`. */
export function importKey({ projectId, importId, attempt }: Pick<ClaimedImport, 'projectId' | 'importId' | 'attempt'>): unknown[] {
  return [projectId, importId, attempt]
}

/** Says how far an import is. False where the worker should stop: it was cancelled, or somebody else has begun it. */
export async function tellImport(claim: ClaimedImport, done: number, of: number): Promise<boolean> {
  const { rowCount } = await database().pool.query(`UPDATE imports SET done = $4, parts = $5, changed_at = clock_timestamp() WHERE ${ownImport}`, [...importKey(claim), done, of])
  return rowCount === 1
}

/** The file of an import, piece by piece. @throws when it is not whole. */
export async function* readChunks({ projectId, importId, size }: ClaimedImport): AsyncGenerator<Uint8Array> {
  let at = 0
  while (at < size) {
    const { rows } = await database().pool.query<{ bytes: Buffer }>('SELECT bytes FROM import_chunks WHERE project_id = $1 AND import_id = $2 AND at = $3', [projectId, importId, at])
    const bytes = rows[0]?.bytes
    if (!bytes || bytes.length === 0) throw new Error(`the file of import ${importId} has a gap at ${at}`)
    yield bytes
    at += bytes.length
  }
}

/** Takes away what an attempt before this one has read. False where the import is not wanted any more. */
export async function forgetItems(claim: ClaimedImport): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `UPDATE imports SET items = 0, counts = '{}', matches = '{}', columns = '[]', columns_sha256 = NULL, done = 0, parts = size, changed_at = clock_timestamp() WHERE ${ownImport}`, importKey(claim))
  if (!rowCount) return false
  await inSteps(claim.projectId, claim.importId, 'import_items', 'ordinal', 5000, 'DELETE FROM import_items')
  return true
}

/** What was said the last time of a file with these columns in this project. */
export async function rememberedSettings(projectId: string, columns: readonly ImportColumn[]): Promise<ImportSettings | undefined> {
  const { rows } = await database().pool.query<{ settings: ImportSettings }>('SELECT settings FROM import_mappings WHERE project_id = $1 AND columns_sha256 = $2', [projectId, sha256(columnsKey(columns))])
  return rows[0]?.settings
}

/** What reading came to, besides the items. */
export interface ReadOutcome {
  readonly items: number
  readonly counts: KeptCounts
  readonly matches: KeptMatches
  readonly columns: readonly ImportColumn[]
  readonly settings: ImportSettings
  readonly remembered: boolean
}

/** Says that an import is read, and waits for its lead. False where it is not wanted any more. */
export async function finishReading(claim: ClaimedImport, { items, counts, matches, columns, settings, remembered }: ReadOutcome, fileSha256: string | null): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `UPDATE imports SET state = 'waiting', worker = NULL, items = $4, counts = $5, matches = $6, columns = $7, settings = $8, remembered = $9, file_sha256 = coalesce($10, file_sha256), changed_at = clock_timestamp() WHERE ${ownImport}`,
    [...importKey(claim), items, JSON.stringify({ ...noCounts, ...counts }), JSON.stringify(matches), JSON.stringify(columns), JSON.stringify(settings), remembered, fileSha256])
  return rowCount === 1
}

/** Says that an import cannot go on, and why, in a sentence for its lead. */
export async function failImport(claim: ClaimedImport, because: string): Promise<void> {
  await database().pool.query(`UPDATE imports SET state = 'failed', because = $4, worker = NULL, changed_at = clock_timestamp() WHERE ${ownImport}`, [...importKey(claim), because])
}

/** Gives an import back unfinished, for another worker. What is applied stays; what is only read is read again. */
export async function giveBackImport(claim: ClaimedImport): Promise<void> {
  await transaction(async (client) => {
    const { rowCount } = await client.query(`UPDATE imports SET worker = NULL, attempt = attempt + 1, changed_at = clock_timestamp() WHERE ${ownImport}`, importKey(claim))
    if (rowCount) await enqueueImport(client, claim)
  })
}

/** After so many hours without a byte an upload is abandoned, and after so many days an import that waits for somebody. */
const patience = { uploading: 24, waiting: 30 * 24 } as const

/**
 * Takes away what is not needed any more: the pieces and the contents of imports that are over, and imports that were abandoned.
 * In small steps, so that nobody waits for it; answers with how many imports were put in order.
 */
export async function tidyImports(): Promise<number> {
  const { pool } = database()
  await pool.query(
    `UPDATE imports SET state = 'cancelled', because = NULL, worker = NULL, changed_at = clock_timestamp()
      WHERE (state = 'uploading' AND changed_at < clock_timestamp() - make_interval(hours => $1)) OR (state IN ('waiting', 'failed') AND changed_at < clock_timestamp() - make_interval(hours => $2))`,
    [patience.uploading, patience.waiting])
  const { rows } = await pool.query<{ project_id: string; id: string }>(`SELECT project_id, id FROM imports WHERE state IN ('done', 'cancelled') AND NOT tidied LIMIT 5`)
  for (const { project_id: projectId, id } of rows) {
    await inSteps(projectId, id, 'import_chunks', 'at', 64 * chunkSize, 'DELETE FROM import_chunks')
    await inSteps(projectId, id, 'import_items', 'ordinal', 1000, 'UPDATE import_items SET raw = NULL, content = NULL, signature = NULL', 'AND (content IS NOT NULL OR raw IS NOT NULL OR signature IS NOT NULL)')
    await pool.query('UPDATE imports SET tidied = true WHERE project_id = $1 AND id = $2', [projectId, id])
  }
  return rows.length
}

/** Does a statement to the rows of an import, by ranges of their place: each is a short one, and found by the key whatever the planner knows. */
async function inSteps(projectId: string, importId: string, table: 'import_items' | 'import_chunks', place: 'ordinal' | 'at', step: number, statement: string, condition = ''): Promise<void> {
  const { pool } = database()
  const { rows } = await pool.query<{ last: string | null }>(`SELECT max(${place}) AS last FROM ${table} WHERE project_id = $1 AND import_id = $2`, [projectId, importId])
  const last = Number(rows[0]?.last ?? -1)
  for (let from = 0; from <= last; from += step) {
    await pool.query(`${statement} WHERE project_id = $1 AND import_id = $2 AND ${place} >= $3 AND ${place} < $4 ${condition}`, [projectId, importId, from, from + step])
  }
}
