import type { PoolClient } from 'pg'
import type { SplitItem } from '@/core/export/splits'
import { nearGroups } from '@/core/similarity/near-groups'
import { readSignatures } from '../near-duplicates'

/** A text with where it stands, for the list of splits. */
export interface PlacedItem extends SplitItem {
  readonly slug: string
  readonly story: string | null
}

/** Every text of the project by its hash, tied to the other texts of its story and of its article, and to those that are nearly the same. */
export async function readSplitItems(client: PoolClient, projectId: string): Promise<readonly PlacedItem[]> {
  const near = await readNear(client, projectId)
  const { rows } = await client.query<{ version: string; id: string; slug: string; article: string; story: string | null }>(
    `SELECT v.id AS version, v.text_sha256 AS id, r.slug, r.id AS article, s.slug AS story
       FROM article_versions v JOIN articles r ON r.project_id = v.project_id AND r.id = v.article_id
       LEFT JOIN stories s ON s.project_id = r.project_id AND s.id = r.story_id
      WHERE v.project_id = $1 ORDER BY r.slug, v.number`, [projectId])
  return rows.map(({ version, id, slug, article, story }) => ({ id, slug, story, ties: [`article ${article}`, `near ${near.get(version) ?? version}`, ...(story === null ? [] : [`story ${story}`])] }))
}

/** For each text the first of those that are nearly the same, by the ids of their versions. */
async function readNear(client: PoolClient, projectId: string): Promise<ReadonlyMap<string, string>> {
  const versions: string[] = []
  const signatures: (Uint16Array | undefined)[] = []
  for await (const { versionId, signature } of readSignatures(projectId, client)) {
    versions.push(versionId)
    signatures.push(signature)
  }
  return new Map(nearGroups(signatures).map((first, place) => [versions[place]!, versions[first]!]))
}
