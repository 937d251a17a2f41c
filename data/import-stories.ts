import type { PoolClient } from 'pg'
import { v7 as uuid } from 'uuid'
import { slugOf } from '@/core/request/slug'
import { numberedSlugs } from './import-slugs'
import type { KeptItem } from './import-store'
import type { ClaimedImport } from './import-work'

/**
 * The story of each item, by its ordinal: the one it names, which is made where there is none; or that of what it is nearly the same as, where
 * that was chosen. Where that has none, one is made of the two, under the title of the first. The caller holds the project’s row.
 */
export async function storiesOf(client: PoolClient, claim: ClaimedImport, items: readonly KeptItem[]): Promise<ReadonlyMap<number, string>> {
  const heads = await headsOf(client, claim, items.filter(isJoined))
  const here = new Map(items.map((item) => [item.ordinal, item]))
  const plans = new Map<number, Plan>()
  for (const item of items) {
    const head = isJoined(item) ? heads.get(item.ordinal) : undefined
    const other = isJoined(item) && item.near?.in === 'import' ? here.get(item.near.ordinal) : undefined
    // What it is nearly the same as comes in with this very batch: the two share what is planned for the first.
    if (other && !plans.has(other.ordinal)) plans.set(other.ordinal, { id: null, title: titleFor(other.title, other.opening) })
    const plan = other ? plans.get(other.ordinal) : (head ?? (item.story === null ? undefined : { id: null, title: item.story }))
    if (plan) plans.set(item.ordinal, plan)
  }
  const known = await storiesByTitle(client, claim.projectId, [...new Set([...plans.values()].flatMap(({ id, title }) => (id === null ? title : [])))])
  const idOf = ({ id, title }: Plan): string => id ?? known.get(title)!
  const alone = [...heads.values()].filter((head) => head.id === null && head.articleId !== null)
  await client.query('UPDATE articles a SET story_id = x.story FROM unnest($2::uuid[], $3::uuid[]) AS x(article, story) WHERE a.project_id = $1 AND a.id = x.article AND a.story_id IS NULL',
    [claim.projectId, alone.map(({ articleId }) => articleId), alone.map(idOf)])
  return new Map([...plans].map(([ordinal, plan]) => [ordinal, idOf(plan)]))
}

/** A story that is there, or the title of one that is to be. */
interface Plan {
  readonly id: string | null
  readonly title: string
}

function isJoined({ choice, near }: KeptItem): boolean {
  return choice === 'story' && near !== null
}

function titleFor(...words: readonly (string | null)[]): string {
  const title = words.find((one) => one !== null && one.trim() !== '') ?? 'A story'
  return [...title].slice(0, 200).join('').trim()
}

/** What an item is nearly the same as: a plan, and the article, which is null where it was left out. */
interface Head extends Plan {
  readonly articleId: string | null
}

async function headsOf(client: PoolClient, { projectId, importId }: ClaimedImport, items: readonly KeptItem[]): Promise<ReadonlyMap<number, Head>> {
  if (items.length === 0) return new Map()
  const slugs = items.flatMap(({ near }) => (near?.in === 'project' ? near.slug : []))
  const ordinals = items.flatMap(({ near }) => (near?.in === 'import' ? near.ordinal : []))
  const { rows } = await client.query<{ slug: string | null; ordinal: number | null; id: string | null; story_id: string | null; title: string | null; story: string | null }>(
    `SELECT a.slug, NULL AS ordinal, a.id, a.story_id, a.title, NULL AS story FROM articles a WHERE a.project_id = $1 AND a.slug = ANY($3)
     UNION ALL
     SELECT NULL, t.ordinal, a.id, a.story_id, coalesce(t.title, t.opening), t.story FROM import_items t LEFT JOIN articles a ON a.project_id = t.project_id AND a.id = t.article_id
      WHERE t.project_id = $1 AND t.import_id = $2 AND t.ordinal = ANY($4)`, [projectId, importId, slugs, ordinals])
  return new Map(items.flatMap((item) => {
    const near = item.near!
    const row = rows.find(({ slug, ordinal }) => (near.in === 'project' ? slug === near.slug : ordinal === near.ordinal))
    if (!row) return []
    return [[item.ordinal, { articleId: row.id, id: row.story_id, title: row.story ?? titleFor(row.title, row.slug) }] as const]
  }))
}

/** Stories by their titles; those that are not there are made. */
async function storiesByTitle(client: PoolClient, projectId: string, titles: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (titles.length === 0) return new Map()
  const { rows } = await client.query<{ id: string; title: string }>('SELECT DISTINCT ON (title) id, title FROM stories WHERE project_id = $1 AND title = ANY($2) ORDER BY title, id', [projectId, titles])
  const known = new Map(rows.map(({ id, title }) => [title, id]))
  const wanted = titles.filter((title) => !known.has(title))
  const slugs = await numberedSlugs(client, projectId, wanted.map((title) => slugOf(title) || 'story'))
  const made = wanted.map((title, index) => ({ id: uuid(), title, slug: slugs[index]! }))
  for (const { id, title } of made) known.set(title, id)
  await client.query('INSERT INTO stories (project_id, id, slug, title) SELECT $1, id, slug, title FROM json_to_recordset($2::json) AS x(id uuid, slug text, title text)', [projectId, JSON.stringify(made)])
  return known
}
