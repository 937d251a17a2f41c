import type { NearMention } from '@/core/outlet/near-mentions'
import type { MaskedTermsRequest } from '@/core/request/masked-terms'
import type { Result } from '@/core/result'
import { fail, ok } from '@/core/result'
import { demand, isStorable, notFound } from './access'
import { type ArticleText, textOf, textSelect } from './article'
import { recordAct } from './audit'
import { database } from './database'
import { previewMask } from './masking'
import type { Access } from './principal'

/** What a lead settles about the masks of one article, and how it looks under them. */
export interface ArticleMasks {
  readonly article: { readonly id: string; readonly slug: string; readonly title: string | null; readonly language: string | null }
  /** Of the article’s details and masks: what a change is based on. */
  readonly version: number
  /** Masked besides the names of the outlets, the byline and the address. */
  readonly terms: readonly string[]
  /** Every spelling that is looked for. */
  readonly sought: readonly string[]
  /** Words that are written much like one of them, and are not masked. */
  readonly near: readonly NearMention[]
  readonly outlets: readonly { readonly id: string; readonly name: string }[]
  readonly title: string | null
  readonly content: ArticleText
}

/** The masks of an article, by its slug. */
export async function findArticleMasks(access: Access, slug: string): Promise<Result<ArticleMasks>> {
  demand(access, 'outlets.edit')
  if (!isStorable(slug)) return notFound
  const row = await database().prisma.articleVersion.findFirst({
    where: { projectId: access.project.id, article: { slug } }, orderBy: { number: 'desc' },
    select: { ...textSelect, article: { select: { id: true, slug: true, title: true, language: true, byline: true, url: true, maskedTerms: true, detailsVersion: true, originator: true, publisher: true } } },
  })
  if (!row) return notFound
  const { maskedTerms, detailsVersion: version, byline, url, originator, publisher, ...article } = row.article
  const outlets = [originator, publisher].filter((one, index, all) => one !== null && all.findIndex((other) => other?.id === one.id) === index).map((one) => one!)
  const content = textOf(row)
  const preview = previewMask({ outlets, byline, url, extra: maskedTerms, language: article.language }, content)
  return ok({ article, version, terms: maskedTerms, sought: preview.sought, near: preview.near, outlets: outlets.map(({ id, name }) => ({ id, name })), title: article.title && preview.line(article.title), content: preview.content })
}

/** Puts the words that are masked in an article besides its outlets' names. Counts from the next request of its annotators on. Gives the article's new version. Fails with `conflict` where it was changed since. */
export async function saveMaskedTerms(access: Access, articleId: string, { terms, basedOn }: MaskedTermsRequest): Promise<Result<{ readonly version: number }>> {
  demand(access, 'outlets.edit')
  const projectId = access.project.id
  return database().prisma.$transaction(async (client) => {
    // A correction may be adding to them at this moment: the project's row is the queue.
    await client.$queryRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`
    const known = await client.article.findUnique({ where: { projectId_id: { projectId, id: articleId } }, select: { maskedTerms: true, detailsVersion: true } })
    if (!known) return notFound
    if (basedOn !== undefined && basedOn !== known.detailsVersion) {
      return fail('conflict', 'This article or its masks were changed in the meantime. Open the page afresh, and add your words to what is masked now.', { details: { version: known.detailsVersion, terms: known.maskedTerms } })
    }
    const { detailsVersion: version } = await client.article.update({ where: { projectId_id: { projectId, id: articleId } }, data: { maskedTerms: [...terms] }, select: { detailsVersion: true } })
    await recordAct(client, { action: 'article.mask', actorId: access.principal.userId, projectId, detail: { article: articleId, terms: [...terms], before: known.maskedTerms } })
    return ok({ version })
  })
}
