import { v7 as uuid } from 'uuid'
import { applyEdits } from '@/core/import/edit'
import { importArticle } from '@/core/import/import-article'
import type { ArticleRequest } from '@/core/request/article'
import { slugOf } from '@/core/request/slug'
import { type Result, fail, ok } from '@/core/result'
import { offsetTable } from '@/core/text/offset-table'
import type { Prisma } from '@/prisma/generated/client'
import { demand, isStorable, notFound } from './access'
import { evidenceOf } from './article'
import { recordAct } from './audit'
import { database } from './database'
import { freeKey } from './outlet'
import type { Access } from './principal'

/**
 * Brings in an article under an id made by the client. The raw text is imported here once more,
 * with the lead's corrections, and that is what is stored. Doing it again changes nothing.
 *
 * Fails with `refused` when the text is no text or is in the project already (details: `slug`).
 */
export async function importForProject(access: Access, id: string, request: ArticleRequest): Promise<Result<{ slug: string }>> {
  demand(access, 'articles.import')
  const imported = importArticle(request.raw, { format: request.format })
  if (!imported.ok) return imported
  const edited = applyEdits(imported.value, request.edits)
  if (!edited.ok) return edited
  const { canonical } = edited.value
  const evidence = evidenceOf(request.raw, canonical.text)
  const projectId = access.project.id

  return database().prisma.$transaction(async (client) => {
    // Two imports of one text at once: the second waits, and then finds the first.
    await client.$queryRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`
    const twin = await client.articleVersion.findFirst({ where: { projectId, rawSha256: evidence.rawSha256 }, select: { articleId: true, article: { select: { slug: true, title: true } } } })
    if (twin?.articleId === id) return ok({ slug: twin.article.slug })
    if (twin) return fail('refused', `This very text is in the project already, as “${twin.article.title ?? twin.article.slug}”.`, { field: 'raw', details: { slug: twin.article.slug } })
    if ((await client.article.count({ where: { projectId, id } })) > 0) return fail('refused', 'An article with this id holds another text.', { field: 'id' })
    const outlets = [request.originatorId, request.publisherId].filter((one) => one !== null)
    if ((await client.outlet.count({ where: { projectId, id: { in: outlets } } })) !== new Set(outlets).size) return notFound

    const slug = await freeKey(request.slug, async (key) => (await client.article.count({ where: { projectId, slug: key } })) > 0)
    const storyId = request.storyTitle === null ? null : await storyOf(client, projectId, request.storyTitle)
    const { title, byline, publishedAt, url, provenance, originatorId, publisherId } = request
    await client.article.create({
      data: { projectId, id, slug, title, byline, publishedAt, url, provenance, originatorId, publisherId, storyId, createdById: access.principal.userId },
    })
    await client.articleVersion.create({
      data: {
        ...evidence, projectId, articleId: id, number: 1, text: canonical.text, length: offsetTable(canonical.text).length,
        blocks: json(canonical.blocks), marks: json(canonical.marks), map: json(canonical.map), createdById: access.principal.userId,
      },
      select: { id: true },
    })
    await recordAct(client, { action: 'article.import', actorId: access.principal.userId, projectId, detail: { article: id, rawSha256: evidence.rawSha256 } })
    return ok({ slug })
  }, { maxWait: 10_000, timeout: 30_000 })
}

/** The id of the story with this title, which is made where there is none. The caller holds the project’s row. */
export async function storyOf(client: Prisma.TransactionClient, projectId: string, title: string): Promise<string> {
  const known = await client.story.findFirst({ where: { projectId, title } })
  if (known) return known.id
  const slug = await freeKey(slugOf(title) || 'story', async (key) => (await client.story.count({ where: { projectId, slug: key } })) > 0)
  return (await client.story.create({ data: { projectId, id: uuid(), slug, title } })).id
}

/** A value of the domain as Prisma wants JSON. Blocks, marks and maps hold nothing that JSON cannot. */
function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue
}

/** Whether this very raw text is in the project, by the SHA-256 of its UTF-8 bytes. */
export async function findSameText(access: Access, rawSha256: string): Promise<{ title: string | null; slug: string } | null> {
  demand(access, 'articles.import')
  if (!isStorable(rawSha256)) return null
  const row = await database().prisma.articleVersion.findFirst({ where: { projectId: access.project.id, rawSha256 }, select: { article: { select: { title: true, slug: true } } } })
  return row?.article ?? null
}
