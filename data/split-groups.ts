import { tiedGroups } from '@/core/export/splits'
import { demand } from './access'
import { transaction } from './database'
import { readSplitItems } from './export-rows/split-items'
import type { Access } from './principal'

/** Beyond so many texts a page does not wait until they are compared. */
const mostCompared = 500

/**
 * How many groups of articles that belong together the splits of an export or a release are dealt from. In a project of more than
 * `mostCompared` texts only stories are counted: then there may be fewer, and the notes of a package say what came of it.
 */
export async function countSplitGroups(access: Access): Promise<number> {
  demand(access, 'project.export')
  const projectId = access.project.id
  return transaction(async (client) => {
    const { rows: [counted] } = await client.query<{ texts: number; loose: number }>(
      `SELECT (SELECT count(*)::integer FROM article_versions WHERE project_id = $1) AS texts,
              (SELECT count(DISTINCT coalesce(story_id, id))::integer FROM articles WHERE project_id = $1) AS loose`, [projectId])
    const { texts, loose } = counted!
    return texts > mostCompared || loose <= 1 ? loose : tiedGroups(await readSplitItems(client, projectId)).length
  })
}
