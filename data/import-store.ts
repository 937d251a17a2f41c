import type { PoolClient } from 'pg'
import type { Likeness } from '@/core/import-job/item'
import type { Found, ReadItem } from '@/core/import-job/read-item'
import { database } from './database'
import { type ClaimedImport, importKey, ownImport } from './import-work'

/** Something found in a file, as it is kept until it is applied. */
export interface FoundItem {
  readonly ordinal: number
  readonly file: string
  readonly line: number | null
  /** Undefined where the file itself could not be read there. */
  readonly found: Found | undefined
  /** The bytes of a document; of a row they are those of its text. */
  readonly raw: Uint8Array | undefined
  /** Why it cannot be brought in. */
  readonly refusal: string | null
  readonly read: ReadItem | undefined
  readonly rawSha256: string | null
  readonly signature: Uint16Array | undefined
  readonly same: Likeness | null
  readonly near: Likeness | null
}

const columns = `ordinal int, kind text, file text, line int, raw text, content jsonb, refusal text, title text, byline text, published_at text, url text, outlet text, outlet_id uuid,
  story text, name text, opening text, words int, notes text[], raw_sha256 text, signature text, same jsonb, near jsonb`

function packed(item: FoundItem): object {
  const { ordinal, file, line, found, raw, refusal, read, rawSha256, signature, same, near } = item
  return {
    ordinal, kind: found?.kind ?? 'refused', file, line, refusal, raw_sha256: rawSha256, same, near,
    raw: raw === undefined ? null : base64(raw), content: found === undefined ? null : found.kind === 'row' ? found.fields : found.imported,
    title: read?.title ?? null, byline: read?.byline ?? null, published_at: read?.publishedAt ?? null, url: read?.url ?? null, outlet: read?.outlet ?? null, outlet_id: read?.outletId ?? null,
    story: read?.story ?? null, name: read?.name ?? (found?.kind === 'article' ? found.name : null), opening: read?.opening ?? '', words: read?.words ?? 0, notes: read?.notes ?? [],
    signature: signature === undefined ? null : base64(bytesOf(signature)),
  }
}

/** Keeps what was found, and says how far the reading is. False where the import is not wanted any more: then nothing is kept. */
export async function storeItems(claim: ClaimedImport, items: readonly FoundItem[], done: number): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `WITH own AS (UPDATE imports SET items = items + $4, done = $5, changed_at = clock_timestamp() WHERE ${ownImport} RETURNING id)
     INSERT INTO import_items (project_id, import_id, ordinal, kind, file, line, raw, content, refusal, title, byline, published_at, url, outlet, outlet_id, story, name, opening, words, notes, raw_sha256, signature, same, near)
     SELECT $1, own.id, ordinal, kind, file, line, decode(raw, 'base64'), content, refusal, title, byline, published_at, url, outlet, outlet_id, story, name, opening, words, notes, raw_sha256, decode(signature, 'base64'), same, near
       FROM own, json_to_recordset($6::json) AS x(${columns})`,
    [...importKey(claim), items.length, done, JSON.stringify(items.map(packed))])
  return rowCount === items.length
}

/** Keeps what items came to when they were read by other settings. Choices stay, where there is still something to choose. */
export async function updateItems(claim: ClaimedImport, items: readonly FoundItem[], done: number): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `WITH own AS (UPDATE imports SET done = $4, changed_at = clock_timestamp() WHERE ${ownImport} RETURNING id)
     UPDATE import_items t SET refusal = x.refusal, title = x.title, byline = x.byline, published_at = x.published_at, url = x.url, outlet = x.outlet, outlet_id = x.outlet_id, story = x.story, name = x.name,
            opening = x.opening, words = x.words, notes = x.notes, raw_sha256 = x.raw_sha256, signature = decode(x.signature, 'base64'), same = x.same, near = x.near,
            choice = CASE WHEN t.choice = 'story' AND x.near IS NULL THEN 'bring' ELSE t.choice END
       FROM own, json_to_recordset($5::json) AS x(${columns}) WHERE t.project_id = $1 AND t.import_id = own.id AND t.ordinal = x.ordinal`,
    [...importKey(claim), done, JSON.stringify(items.map((item) => ({ ...packed(item), raw: null, content: null })))])
  return rowCount === items.length
}

/** What items of an import are called. */
export async function findItemTitles({ projectId, importId }: Pick<ClaimedImport, 'projectId' | 'importId'>, ordinals: readonly number[]): Promise<readonly (readonly [number, string | null])[]> {
  if (ordinals.length === 0) return []
  const { rows } = await database().pool.query<{ ordinal: number; title: string | null }>('SELECT ordinal, title FROM import_items WHERE project_id = $1 AND import_id = $2 AND ordinal = ANY($3)', [projectId, importId, ordinals])
  return rows.map(({ ordinal, title }) => [ordinal, title])
}

/** What was found, as it was kept, from an item on: as many as fit into some megabytes. */
export async function readFound(client: Pick<PoolClient, 'query'>, { projectId, importId }: Pick<ClaimedImport, 'projectId' | 'importId'>, from: number, most = mostAtOnce): Promise<readonly KeptItem[]> {
  // The whole of a batch is held at once, and a single item may have a megabyte: so their sizes are looked at first.
  const { rows: sizes } = await client.query<{ ordinal: number; size: number }>(
    `SELECT ordinal, coalesce(pg_column_size(content), 0) + coalesce(pg_column_size(raw), 0) AS size FROM import_items WHERE project_id = $1 AND import_id = $2 AND ordinal >= $3 ORDER BY ordinal LIMIT $4`,
    [projectId, importId, from, most])
  let sum = 0
  const last = sizes.find(({ size }) => (sum += size) > bytesAtOnce) ?? sizes.at(-1)
  if (!last) return []
  const { rows } = await client.query<KeptItem>(
    `SELECT ordinal, kind, file, line, raw, content, refusal, title, byline, published_at, url, outlet, outlet_id, story, name, opening, notes, raw_sha256, signature, same, near, choice
       FROM import_items WHERE project_id = $1 AND import_id = $2 AND ordinal BETWEEN $3 AND $4 ORDER BY ordinal`, [projectId, importId, from, last.ordinal])
  return rows
}

/** Items of a batch, and bytes of them as they are kept, which is packed. */
const mostAtOnce = 250
const bytesAtOnce = 3 * 1024 * 1024

/** An item as it is kept. */
export interface KeptItem {
  readonly ordinal: number
  readonly kind: string
  readonly file: string
  readonly line: number | null
  readonly raw: Buffer | null
  readonly content: unknown
  readonly refusal: string | null
  readonly title: string | null
  readonly byline: string | null
  readonly published_at: string | null
  readonly url: string | null
  readonly outlet: string | null
  readonly outlet_id: string | null
  readonly story: string | null
  readonly name: string | null
  readonly opening: string
  readonly notes: readonly string[]
  readonly raw_sha256: string | null
  readonly signature: Buffer | null
  readonly same: Likeness | null
  readonly near: Likeness | null
  readonly choice: 'bring' | 'leave' | 'story'
}

/** What was found, as it was when it was read; undefined for what could not be. */
export function foundOf({ kind, name, file, content }: Pick<KeptItem, 'kind' | 'name' | 'file' | 'content'>): Found | undefined {
  if (kind === 'row') return { kind, fields: content as Readonly<Record<string, string>> }
  return kind === 'article' ? { kind, name: name ?? file, imported: content as Extract<Found, { kind: 'article' }>['imported'] } : undefined
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** A signature as it is kept: its numbers one after the other, the lower byte first. */
export function bytesOf(signature: Uint16Array): Buffer {
  const bytes = Buffer.alloc(signature.length * 2)
  signature.forEach((number, index) => bytes.writeUInt16LE(number, index * 2))
  return bytes
}

/** A signature as it was kept. */
export function signatureFrom(bytes: Buffer): Uint16Array {
  return Uint16Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16LE(index * 2))
}
