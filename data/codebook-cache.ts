import type { PoolClient } from 'pg'
import { type Codebook, codebookSchema } from '@/core/codebook/codebook'

/** A published codebook never changes, so what was read once holds. The oldest of too many is dropped. */
const kept = new Map<string, Codebook>()
const most = 50

/** The codebook of a version, for the many small writes under it. @throws when there is no such version. */
export async function publishedCodebook(client: Pick<PoolClient, 'query'>, projectId: string, id: string): Promise<Codebook> {
  const key = `${projectId} ${id}`
  const known = kept.get(key)
  if (known) return known
  const { rows } = await client.query<{ content: unknown }>('SELECT content FROM codebook_versions WHERE project_id = $1 AND id = $2', [projectId, id])
  const codebook = codebookSchema.parse(rows[0]?.content)
  kept.set(key, codebook)
  if (kept.size > most) kept.delete(kept.keys().next().value!)
  return codebook
}
