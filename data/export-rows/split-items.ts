import type { PoolClient } from 'pg'
import type { SplitItem } from '@/core/export/splits'

/** A text with where it stands, for the list of splits. */
export interface PlacedItem extends SplitItem {
  readonly slug: string
  readonly story: string | null
}

/** Every text of the project by its hash, tied to the other texts of its story and of its article. */
export async function readSplitItems(client: PoolClient, projectId: string): Promise<readonly PlacedItem[]> {
  const { rows } = await client.query<{ id: string; slug: string; article: string; story: string | null }>(
    `SELECT v.text_sha256 AS id, r.slug, r.id AS article, s.slug AS story
       FROM article_versions v JOIN articles r ON r.project_id = v.project_id AND r.id = v.article_id
       LEFT JOIN stories s ON s.project_id = r.project_id AND s.id = r.story_id
      WHERE v.project_id = $1 ORDER BY r.slug, v.number`, [projectId])
  return rows.map(({ id, slug, article, story }) => ({ id, slug, story, ties: [`article ${article}`, ...(story === null ? [] : [`story ${story}`])] }))
}
