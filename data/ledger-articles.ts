import { openingWords } from '@/core/article/reading-length'
import { blocksOf } from './article-structure'
import { database } from './database'
import type { Access } from './principal'

/** An article as lists name it. */
export interface NamedArticle {
  readonly id: string
  readonly slug: string
  readonly title: string | null
  /** The first words, only where there is no title. */
  readonly opening: string
  /** Who published it, or where that is unknown who wrote it. */
  readonly outlet: string | null
}

/** The names of some articles; `opening` says whether the texts of those without a title have to be read. */
export async function readArticleNames(access: Access, ids: Iterable<string>, opening = true): Promise<readonly NamedArticle[]> {
  const { prisma } = database()
  const projectId = access.project.id
  const rows = await prisma.article.findMany({
    where: { projectId, id: { in: [...new Set(ids)] } },
    select: { id: true, slug: true, title: true, publisher: { select: { name: true } }, originator: { select: { name: true } } },
  })
  const untitled = opening ? rows.filter(({ title }) => title === null).map(({ id }) => id) : []
  const texts = await prisma.articleVersion.findMany({
    where: { projectId, articleId: { in: untitled } }, select: { articleId: true, text: true, blocks: true }, orderBy: { number: 'asc' },
  })
  const openings = new Map(texts.map(({ articleId, text, blocks }) => [articleId, openingWords(text, blocksOf(blocks))]))
  return rows.map(({ id, slug, title, publisher, originator }) => ({ id, slug, title, opening: openings.get(id) ?? '', outlet: (publisher ?? originator)?.name ?? null }))
}
