import type { Block } from '@/core/article/block'
import type { ImportItem, ImportItems, ItemChoice, ItemFilter, Likeness } from '@/core/import-job/item'
import { openingOf } from '@/core/import-job/read-item'
import type { ImportView } from '@/core/import-job/state'
import type { ImportChoicesRequest, ImportItemsQuery } from '@/core/request/import'
import { type Result, ok } from '@/core/result'
import { demand, notFound } from './access'
import { database } from './database'
import { act, wrongState } from './imports'
import type { Access } from './principal'

const conditions: Readonly<Record<ItemFilter, string>> = {
  all: 'true',
  ready: `t.refusal IS NULL AND t.same IS NULL AND t.choice <> 'leave'`,
  left: `t.refusal IS NULL AND t.same IS NULL AND t.choice = 'leave'`,
  refused: 't.refusal IS NOT NULL',
  same: 't.same IS NOT NULL',
  near: 't.near IS NOT NULL',
  noted: `t.notes <> '{}'`,
  added: 't.article_id IS NOT NULL',
}

interface ItemRow {
  readonly ordinal: number
  readonly kind: ImportItem['kind']
  readonly file: string
  readonly line: number | null
  readonly refusal: string | null
  readonly title: string | null
  readonly byline: string | null
  readonly published_at: string | null
  readonly url: string | null
  readonly outlet: string | null
  readonly outlet_id: string | null
  readonly story: string | null
  readonly opening: string
  readonly words: number
  readonly notes: readonly string[]
  readonly same: Likeness | null
  readonly near: Likeness | null
  readonly choice: ItemChoice
  readonly slug: string | null
}

/** Items of an import in the order of its file, a page of them. */
export async function listImportItems(access: Access, id: string, { show, after, limit }: ImportItemsQuery): Promise<Result<ImportItems>> {
  demand(access, 'articles.import')
  const { pool } = database()
  const { rows: known } = await pool.query('SELECT id FROM imports WHERE project_id = $1 AND id = $2', [access.project.id, id])
  if (known.length === 0) return notFound
  const { rows } = await pool.query<ItemRow>(
    `SELECT t.ordinal, t.kind, t.file, t.line, t.refusal, t.title, t.byline, t.published_at, t.url, t.outlet, t.outlet_id, t.story, t.opening, t.words, t.notes, t.same, t.near, t.choice, a.slug
       FROM import_items t LEFT JOIN articles a ON a.project_id = t.project_id AND a.id = t.article_id
      WHERE t.project_id = $1 AND t.import_id = $2 AND t.ordinal > $3 AND t.kind IN ('article', 'row', 'refused') AND ${conditions[show]} ORDER BY t.ordinal LIMIT $4`,
    [access.project.id, id, after, limit + 1])
  const page = rows.slice(0, limit)
  const openings = await nearOpenings(access, id, page)
  return ok({ items: page.map((row) => itemOf(row, openings.get(row.ordinal) ?? null)), after: rows.length > limit ? page.at(-1)!.ordinal : null })
}

function itemOf({ file, line, published_at: publishedAt, outlet_id: outletId, ...rest }: ItemRow, nearOpening: string | null): ImportItem {
  return { ...rest, source: { file, line }, publishedAt, outletId, nearOpening }
}

/** The first words of what items are nearly the same as, by the item’s place. */
async function nearOpenings(access: Access, id: string, page: readonly ItemRow[]): Promise<ReadonlyMap<number, string>> {
  const { pool } = database()
  const slugs = page.flatMap(({ near }) => (near?.in === 'project' ? near.slug : []))
  const ordinals = page.flatMap(({ near }) => (near?.in === 'import' ? near.ordinal : []))
  const [inProject, inImport] = await Promise.all([
    slugs.length === 0 ? [] : pool.query<{ slug: string; text: string; blocks: readonly Block[] }>(
      `SELECT DISTINCT ON (a.slug) a.slug, v.text, v.blocks FROM articles a JOIN article_versions v ON v.project_id = a.project_id AND v.article_id = a.id
        WHERE a.project_id = $1 AND a.slug = ANY($2) ORDER BY a.slug, v.number DESC`, [access.project.id, slugs]).then(({ rows }) => rows),
    ordinals.length === 0 ? [] : pool.query<{ ordinal: number; opening: string }>(
      'SELECT ordinal, opening FROM import_items WHERE project_id = $1 AND import_id = $2 AND ordinal = ANY($3)', [access.project.id, id, ordinals]).then(({ rows }) => rows),
  ])
  const bySlug = new Map(inProject.map(({ slug, text, blocks }) => [slug, openingOf(text, blocks)]))
  const byOrdinal = new Map(inImport.map(({ ordinal, opening }) => [ordinal, opening]))
  return new Map(page.flatMap(({ ordinal, near }) => {
    const opening = near && (near.in === 'project' ? bySlug.get(near.slug) : byOrdinal.get(near.ordinal))
    return opening ? [[ordinal, opening] as const] : []
  }))
}

/** Chooses what is to become of items. Of those whose text is there already, and of refused ones, there is nothing to choose: they are passed over. */
export async function chooseImportItems(access: Access, id: string, request: ImportChoicesRequest): Promise<Result<ImportView>> {
  return act(access, id, async (client, row) => {
    if (row.state !== 'waiting') return wrongState(row)
    const key = [access.project.id, id]
    const open = 'project_id = $1 AND import_id = $2 AND refusal IS NULL AND same IS NULL'
    if ('allNear' in request) await client.query(`UPDATE import_items SET choice = $3 WHERE ${open} AND near IS NOT NULL`, [...key, request.allNear])
    else {
      await client.query(
        `UPDATE import_items t SET choice = c.choice FROM unnest($3::int[], $4::text[]) AS c(ordinal, choice) WHERE ${open} AND t.ordinal = c.ordinal AND (c.choice <> 'story' OR t.near IS NOT NULL)`,
        [...key, request.choices.map(({ ordinal }) => ordinal), request.choices.map(({ choice }) => choice)])
    }
    await client.query(
      `UPDATE imports SET counts = counts || jsonb_build_object('left', (SELECT count(*) FROM import_items WHERE ${open} AND choice = 'leave')), changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2`, key)
    return ok(undefined)
  })
}
