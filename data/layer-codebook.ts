import { v7 as uuid } from 'uuid'
import type { AttributeValue } from '@/core/annotation/annotation'
import { codebookFromTags } from '@/core/codebook/codebook-from-tags'
import type { Codebook } from '@/core/codebook/codebook'
import type { PlacedArticle } from '@/core/formats/place-article'
import { type Result, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { versionOf } from './codebook'

/** The codebook that layers are brought in under. */
export interface LayerCodebook {
  readonly id: string
  readonly number: number
  readonly codebook: Codebook
  /** Whether it was made of the tags just now. */
  readonly made: boolean
}

/** The newest codebook of a project, or, where there is none, one made of the tags and attributes of the layers. Fails as `codebookFromTags` does. */
export async function codebookForLayers(
  client: Prisma.TransactionClient, { projectId, actorId, name, format }: { projectId: string; actorId: string; name: string; format: string }, articles: readonly PlacedArticle[],
): Promise<Result<LayerCodebook>> {
  const newest = await client.codebookVersion.findFirst({ where: { projectId }, orderBy: { number: 'desc' } })
  if (newest) return ok({ ...versionOf(newest), made: false })
  const passages = articles.flatMap(({ layers }) => layers.flatMap(({ passages }) => passages))
  const attributes = new Map<string, AttributeValue[]>()
  for (const [key, value] of passages.flatMap((passage) => Object.entries(passage.attributes))) {
    const values = attributes.get(key)
    if (values) values.push(value)
    else attributes.set(key, [value])
  }
  const made = codebookFromTags({ tags: passages.map(({ tag }) => tag), attributes }, name, format)
  if (!made.ok) return made
  const codebook = made.value
  const id = uuid()
  await client.codebookVersion.create({ data: { projectId, id, number: 1, name: codebook.name, content: codebook, publishedById: actorId } })
  await client.codebookTag.createMany({ data: codebook.tags.map(({ key }) => ({ projectId, codebookVersionId: id, key })) })
  return ok({ id, number: 1, codebook, made: true })
}
