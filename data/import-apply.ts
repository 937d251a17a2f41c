import type { PoolClient } from 'pg'
import { v7 as uuid } from 'uuid'
import type { Likeness } from '@/core/import-job/item'
import { pathWithin } from '@/core/import-job/packed-folder'
import { type ItemTextReader, readItemText } from '@/core/import-job/read-item'
import type { ImportSettings } from '@/core/import-job/settings'
import { slugOf } from '@/core/request/slug'
import { offsetTable } from '@/core/text/offset-table'
import { sha256 } from './article'
import { recordActThrough } from './audit'
import { database, transaction } from './database'
import { type KeptItem, foundOf, readFound } from './import-store'
import { type ClaimedImport, importKey, ownImport } from './import-work'
import { storiesOf } from './import-stories'
import { freeSlugs } from './import-slugs'

/** How a batch ended: there is more; that was all; or it is not wanted any more, and nothing of it was kept. */
export type BatchOutcome = 'more' | 'done' | 'stopped'

/** What becomes of an item when it is applied. */
interface Made {
  readonly ordinal: number
  readonly articleId: string
  readonly versionId: string
  readonly slug: string
  readonly storyId: string | null
  readonly item: KeptItem
  readonly raw: Uint8Array
  readonly rawSha256: string
  readonly text: string
  readonly canonical: { readonly blocks: unknown; readonly marks: unknown; readonly map: unknown }
}

/**
 * Stores the next items of an import as articles. The articles, what became of each item, the record of the act and the place where the next
 * batch begins are one transaction: whoever goes on after a death goes on there, and nothing is applied twice, nor by two at once.
 * @param most how many items at most
 * @param readText by what a long text keeps nobody waiting
 */
export async function applyBatch(claim: ClaimedImport, most?: number, readText: ItemTextReader = async (...given) => readItemText(...given)): Promise<BatchOutcome> {
  return transaction(async (client) => {
    const { rows } = await client.query<{ cursor: number; items: number; settings: ImportSettings; file_name: string; applied_by_id: string }>(
      `SELECT cursor, items, settings, file_name, applied_by_id FROM imports WHERE ${ownImport} AND state = 'applying' FOR UPDATE`, importKey(claim))
    const row = rows[0]
    if (!row) return 'stopped'
    const items = await readFound(client, claim, row.cursor, most)
    if (items.length > 0) await applyItems(client, claim, row, items, readText)
    const cursor = (items.at(-1)?.ordinal ?? row.items - 1) + 1
    const over = cursor >= row.items
    await client.query(
      `UPDATE imports SET cursor = $4::int, done = $4::int, state = $5::text, worker = CASE $5::text WHEN 'done' THEN NULL ELSE worker END, changed_at = clock_timestamp() WHERE ${ownImport}`, [...importKey(claim), cursor, over ? 'done' : 'applying'])
    return over ? 'done' : 'more'
  })
}

/**
 * Refuses the next item of an import, which the database would not store, so that the others can go on. The sentence is for its lead.
 * False where the import is not wanted any more.
 */
export async function refuseNext(claim: ClaimedImport, refusal: string): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `WITH own AS (SELECT id, cursor FROM imports WHERE ${ownImport} AND state = 'applying' FOR UPDATE),
          refused AS (UPDATE import_items t SET refusal = $4 FROM own WHERE t.project_id = $1 AND t.import_id = own.id AND t.ordinal = own.cursor AND t.refusal IS NULL RETURNING t.ordinal)
     UPDATE imports i SET counts = i.counts || jsonb_build_object('refused', coalesce((i.counts->>'refused')::int, 0) + 1) FROM refused WHERE i.project_id = $1 AND i.id = $2`, [...importKey(claim), refusal])
  return rowCount === 1
}

async function applyItems(client: PoolClient, claim: ClaimedImport, row: { settings: ImportSettings; file_name: string; applied_by_id: string }, items: readonly KeptItem[], readText: ItemTextReader): Promise<void> {
  const { projectId } = claim
  const texts: ({ readonly item: KeptItem } & Words)[] = []
  for (const item of items) {
    if (item.refusal !== null || item.same !== null || item.choice === 'leave') continue
    const text = await textOf(item, row.settings, readText)
    if (text) texts.push({ item, ...text })
  }
  // Whoever else brings in an article waits for this batch, and then finds what it stored.
  await client.query('SELECT id FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId])
  const twins = await findTexts(client, projectId, texts.map(({ rawSha256 }) => rawSha256))
  const fresh = texts.filter(({ rawSha256 }) => !twins.has(rawSha256))
  const stories = await storiesOf(client, claim, fresh.map(({ item }) => item))
  const slugs = await freeSlugs(client, projectId, fresh.map(({ item }) => slugOf(item.title ?? '') || slugOf(nameOf(item)) || 'article'))
  const made = fresh.map(({ item, ...text }, index): Made => ({ ordinal: item.ordinal, articleId: uuid(), versionId: uuid(), slug: slugs[index]!, storyId: stories.get(item.ordinal) ?? null, item, ...text }))
  const outlets = await knownIds(client, projectId, made.map(({ item }) => item.outlet_id))
  await insertArticles(client, projectId, row.applied_by_id, made.map((one) => ({
    id: one.articleId, slug: one.slug, title: one.item.title, byline: one.item.byline, published_at: one.item.published_at, url: one.item.url, story_id: one.storyId,
    publisher_id: one.item.outlet_id !== null && outlets.has(one.item.outlet_id) ? one.item.outlet_id : null, provenance: provenanceOf(one.item, row),
  })))
  await insertVersions(client, projectId, row.applied_by_id, made)
  await client.query(
    `INSERT INTO article_signatures (project_id, article_version_id, signature)
     SELECT $1, m.version, t.signature FROM unnest($3::int[], $4::uuid[]) AS m(ordinal, version) JOIN import_items t ON t.project_id = $1 AND t.import_id = $2 AND t.ordinal = m.ordinal`,
    [projectId, claim.importId, made.map(({ ordinal }) => ordinal), made.map(({ versionId }) => versionId)])
  // Somebody brought in this very text after the import was read.
  const late = texts.flatMap(({ item, rawSha256 }) => {
    const twin = twins.get(rawSha256)
    return twin ? [{ ordinal: item.ordinal, same: { in: 'project', slug: twin.slug, title: twin.title, alike: 1 } satisfies Likeness }] : []
  })
  await client.query(
    `UPDATE import_items t SET article_id = m.article, same = coalesce(m.same, t.same), raw = NULL, content = NULL, signature = NULL
       FROM (SELECT o.ordinal, x.article, x.same FROM unnest($3::int[]) AS o(ordinal) LEFT JOIN json_to_recordset($4::json) AS x(ordinal int, article uuid, same jsonb) ON x.ordinal = o.ordinal) m
      WHERE t.project_id = $1 AND t.import_id = $2 AND t.ordinal = m.ordinal`,
    [projectId, claim.importId, items.map(({ ordinal }) => ordinal), JSON.stringify([...made.map(({ ordinal, articleId }) => ({ ordinal, article: articleId })), ...late])])
  await client.query(
    `UPDATE imports SET counts = counts || jsonb_build_object('added', coalesce((counts->>'added')::int, 0) + $4::int, 'same', coalesce((counts->>'same')::int, 0) + $5::int) WHERE ${ownImport}`,
    [...importKey(claim), made.length, late.length])
  if (made.length > 0) {
    await recordActThrough(client, { action: 'import.articles', actorId: row.applied_by_id, projectId, detail: { import: claim.importId, articles: made.map(({ articleId }) => articleId) } })
  }
}

type Words = Pick<Made, 'raw' | 'rawSha256' | 'text' | 'canonical'>

/** The text of an item, read again from what was kept: what comes out here is what is stored. Undefined where it cannot be read any more. */
async function textOf(item: KeptItem, settings: ImportSettings, readText: ItemTextReader): Promise<Words | undefined> {
  const found = foundOf(item)
  const text = found && (await readText(found, settings))
  if (!text?.ok) return undefined
  const raw = text.value.raw === undefined ? (item.raw ?? new Uint8Array()) : new TextEncoder().encode(text.value.raw)
  const { text: words, blocks, marks, map } = text.value.imported.canonical
  return { raw, rawSha256: sha256(raw), text: words, canonical: { blocks, marks, map } }
}

/** Which of these very texts are in the project. */
export async function findTexts(client: Pick<PoolClient, 'query'>, projectId: string, hashes: readonly string[]): Promise<ReadonlyMap<string, { readonly slug: string; readonly title: string | null }>> {
  const { rows } = await client.query<{ raw_sha256: string; slug: string; title: string | null }>(
    'SELECT v.raw_sha256, a.slug, a.title FROM article_versions v JOIN articles a ON a.project_id = v.project_id AND a.id = v.article_id WHERE v.project_id = $1 AND v.raw_sha256 = ANY($2)', [projectId, hashes])
  return new Map(rows.map(({ raw_sha256: hash, slug, title }) => [hash, { slug, title }]))
}

async function knownIds(client: PoolClient, projectId: string, ids: readonly (string | null)[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM outlets WHERE project_id = $1 AND id = ANY($2)', [projectId, [...new Set(ids)].filter((id) => id !== null)])
  return new Set(rows.map(({ id }) => id))
}

async function insertArticles(client: PoolClient, projectId: string, actorId: string, articles: readonly object[]): Promise<void> {
  await client.query(
    `INSERT INTO articles (project_id, id, slug, title, byline, published_at, url, provenance, publisher_id, story_id, created_by_id)
     SELECT $1, id, slug, title, byline, published_at, url, provenance, publisher_id, story_id, $2
       FROM json_to_recordset($3::json) AS x(id uuid, slug text, title text, byline text, published_at text, url text, provenance text, publisher_id uuid, story_id uuid)`,
    [projectId, actorId, JSON.stringify(articles)])
}

async function insertVersions(client: PoolClient, projectId: string, actorId: string, made: readonly Made[]): Promise<void> {
  await client.query(
    `INSERT INTO article_versions (project_id, id, article_id, number, raw, raw_sha256, text, text_sha256, length, blocks, marks, map, created_by_id)
     SELECT $1, id, article_id, 1, decode(raw, 'base64'), raw_sha256, text, text_sha256, length, blocks, marks, map, $2
       FROM json_to_recordset($3::json) AS x(id uuid, article_id uuid, raw text, raw_sha256 text, text text, text_sha256 text, length int, blocks jsonb, marks jsonb, map jsonb)`,
    [projectId, actorId, JSON.stringify(made.map(({ versionId, articleId, raw, rawSha256, text, canonical }) => ({
      id: versionId, article_id: articleId, raw: Buffer.from(raw).toString('base64'), raw_sha256: rawSha256, text, text_sha256: sha256(text), length: offsetTable(text).length, ...canonical,
    })))])
}

/** What it is called where nothing gives it a title. */
function nameOf({ name, file }: KeptItem): string {
  return (name ?? file).replace(/^.*\//, '').replace(/\.\w{1,8}$/, '')
}

/** Where an article came from, in words: what the lead said of the file, the place in it, and what it says there that has no place here. */
function provenanceOf({ file, line, name, outlet, outlet_id: outletId, notes }: KeptItem, { settings, file_name: fileName }: { settings: ImportSettings; file_name: string }): string {
  const place = `Brought in from ${file === fileName || file.startsWith(pathWithin(fileName, '')) ? file : `${fileName}, ${file}`}${line === null ? '' : `, line ${line}`}`
  const called = name === null || name === file ? '' : `, where it is called “${name}”`
  const unknown = outlet !== null && outletId === null ? ` Its outlet is given as “${outlet}”.` : ''
  return [settings.provenance, `${place}${called}.${unknown}`, ...notes].filter((words) => words !== '').join('\n')
}
