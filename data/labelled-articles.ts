import { v7 as uuid } from 'uuid'
import type { PlacedArticle } from '@/core/formats/place-article'
import { type Cell, readCell } from '@/core/import-job/cells'
import type { KnownOutlets } from '@/core/import-job/known-outlets'
import { slugOf } from '@/core/request/slug'
import { offsetTable } from '@/core/text/offset-table'
import type { Prisma } from '@/prisma/generated/client'
import { evidenceOf } from './article'
import { freeKey } from './outlet'

/** Adds an article that came with layers, unless its text is in the project, line ends and blank lines aside: then it is that one. */
export async function addLabelledArticle(
  client: Prisma.TransactionClient, { projectId, actorId, format, outlets }: { projectId: string; actorId: string; format: string; outlets: KnownOutlets }, { name, raw, imported, outlet, originator }: PlacedArticle,
): Promise<{ articleId: string; versionId: string; isNew: boolean }> {
  const { canonical } = imported
  const evidence = evidenceOf(raw, canonical.text)
  const { rawSha256, textSha256 } = evidence
  const twins = await client.articleVersion.findMany({
    where: { projectId, OR: [{ rawSha256 }, { textSha256 }] }, orderBy: { id: 'asc' },
    select: { id: true, articleId: true, rawSha256: true, textSha256: true },
  })
  // Annotations stand on the canonical text: only the same one will do.
  const same = twins.filter((one) => one.textSha256 === textSha256)
  const twin = same.find((one) => one.rawSha256 === rawSha256) ?? same[0]
  if (twin) return { articleId: twin.articleId, versionId: twin.id, isNew: false }
  const slug = await freeKey(addressOf(name), async (key) => (await client.article.count({ where: { projectId, slug: key } })) > 0)
  const articleId = uuid()
  // As far as a lead could have written it: a correction of the article has to accept it. The text has all of it.
  const facts = { title: imported.title, byline: imported.byline, address: imported.url }
  const read = (field: keyof typeof facts): Cell => (facts[field] === null ? { value: null } : readCell(field, facts[field]))
  const [title, byline, url] = [read('title'), read('byline'), read('address')]
  const publisherId = (outlet === null ? (url.value === null ? null : outlets.byAddress(url.value)) : outlets.byWords(outlet))?.id ?? null
  const originatorId = originator === null ? null : outlets.byWords(originator).id
  // An outlet is a card that somebody has written: a name that is none stays legible with the article, and makes no card.
  const unknown = [outlet !== null && publisherId === null && ` Its outlet is called “${outlet}” there.`, originator !== null && originatorId === null && ` Its originator is called “${originator}” there.`, ...[title, byline, url].map(({ note }) => note !== undefined && ` ${note}`)].filter(Boolean).join('')
  await client.article.create({
    data: {
      projectId, id: articleId, slug, publisherId, originatorId, title: title.value, byline: byline.value, publishedAt: imported.publishedAt, url: url.value,
      provenance: `Brought in with its annotations from ${format}, where it is called “${name}”.${unknown}`, createdById: actorId,
    },
  })
  await client.articleVersion.create({
    data: {
      ...evidence, projectId, articleId, number: 1, text: canonical.text, length: offsetTable(canonical.text).length, createdById: actorId,
      blocks: json(canonical.blocks), marks: json(canonical.marks), map: json(canonical.map),
    },
    select: { id: true },
  })
  return { articleId, versionId: evidence.id, isNew: true }
}

/** What the article is called by in addresses: a number alone would say nothing there. */
function addressOf(name: string): string {
  const slug = slugOf(name)
  return /^\d*$/.test(slug) || slug === 'new' ? `article${slug === '' ? '' : `-${slug}`}` : slug
}

/** A value of the domain as Prisma wants JSON. Blocks, marks and maps hold nothing that JSON cannot. */
function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue
}
