import type { Page, PageQuery } from '@/core/api/shapes'
import { type Result, ok } from '@/core/result'
import { idField } from '@/core/request/field'
import { notFound } from './access'
import { type ArticleSummary, type ArticleText, summaryOf, summarySelect } from './article'
import { database } from './database'
import { findMasks } from './masking'
import { readPage } from './paging'
import type { Access } from './principal'
import { findArticle } from './reading'
import { visibleArticles } from './visibility'

/** An article of a list, with what its text is known by. Where the outlet is hidden, `slug` and the hash are null: a text can be looked up by them. */
export interface ArticleItem extends Omit<ArticleSummary, 'slug'> {
  readonly slug: string | null
  readonly version: number | null
  /** Of the canonical text, in code points. */
  readonly length: number | null
  readonly textSha256: string | null
}

/** A page of the articles that this member may read, by id; those whose outlet is hidden from them are masked. */
export function listArticlePage(access: Access, query: PageQuery): Promise<Result<Page<ArticleItem>>> {
  return readPage('articles', query, {
    find: (after, take) => database().prisma.article.findMany({
      where: { AND: [visibleArticles(access), after === null ? {} : { id: { gt: after } }] }, orderBy: { id: 'asc' }, take,
      select: { ...summarySelect, versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true, length: true, textSha256: true } } },
    }),
    keyOf: ({ id }) => id,
    itemsOf: async (rows) => {
      const masks = await findMasks(access)
      return rows.map(({ versions: [version], ...row }): ArticleItem => {
        const known = summaryOf(row)
        const summary = masks.get(row.id)?.summary(known) ?? known
        return { ...summary, slug: summary.slug || null, version: version?.number ?? null, length: version?.length ?? null, textSha256: summary.outletHidden ? null : version?.textSha256 ?? null }
      })
    },
  })
}

/** One article with its text, by its slug or its id. As on its page: one whose outlet is hidden from the asker is not found, and is read in its assignment. */
export async function findArticleText(access: Access, name: string): Promise<Result<{ article: ArticleSummary; content: ArticleText }>> {
  const slug = idField.safeParse(name).success
    ? (await database().prisma.article.findUnique({ where: { projectId_id: { projectId: access.project.id, id: name } }, select: { slug: true } }))?.slug
    : name
  if (slug === undefined) return notFound
  const found = await findArticle(access, slug)
  return found.ok ? ok({ article: found.value.article, content: found.value.content }) : found
}
