import type { PoolClient } from 'pg'
import { codebookSchema } from '@/core/codebook/codebook'

/** Whatever a codebook of the project gives to choose from: these are the codebook's words, not a text's. */
export async function readOptions(client: PoolClient, projectId: string): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ content: unknown }>('SELECT content FROM codebook_versions WHERE project_id = $1', [projectId])
  const options = rows.flatMap(({ content }) => {
    const book = codebookSchema.safeParse(content)
    return book.success ? [...book.data.attributes.flatMap((one) => (one.type === 'choice' ? (one.options ?? []) : [])), ...book.data.questions.flatMap((one) => [...(one.options ?? []), ...(one.extra ?? [])])] : []
  })
  return new Set(options)
}
