import { keptMasks } from '@/core/outlet/kept-masks'
import type { ArticleDetailsRequest } from '@/core/request/article-details'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { demand, isStorable, notFound } from './access'
import { recordAct } from './audit'
import { database } from './database'
import { storyOf } from './import'
import type { Access } from './principal'

/** What is known of an article, as a lead corrects it. Null is unknown. */
export interface ArticleDetails extends Omit<ArticleDetailsRequest, 'basedOn'> {
  readonly id: string
  readonly slug: string
  /** What a correction is based on. */
  readonly version: number
  /** Annotators who do not see the outlet yet. */
  readonly hiddenFrom: number
}

/** The details after a correction, and what stays masked that would have been uncovered by it. */
export interface CorrectedDetails extends ArticleDetails {
  readonly stillMasked: readonly string[]
}

const select = {
  id: true, slug: true, detailsVersion: true, title: true, byline: true, publishedAt: true, url: true, originatorId: true, publisherId: true, provenance: true, language: true, storyId: true,
  story: { select: { title: true } }, originator: { select: { name: true, aliases: true } }, publisher: { select: { name: true, aliases: true } }, maskedTerms: true,
} as const satisfies Prisma.ArticleSelect

type Row = Prisma.ArticleGetPayload<{ select: typeof select }>

/** What is known of an article, by its id or its slug. */
export async function findDetails(access: Access, name: { readonly id: string } | { readonly slug: string }): Promise<Result<ArticleDetails>> {
  demand(access, 'articles.correct')
  if ('slug' in name && !isStorable(name.slug)) return notFound
  const { prisma } = database()
  const row = await prisma.article.findFirst({ where: { projectId: access.project.id, ...name }, select })
  return row ? ok(detailsOf(row, await countHidden(prisma, access.project.id, row.id))) : notFound
}

/**
 * Corrects what is known of an article; its texts, and with them every offset, annotation and decision, stay as they are. The same again
 * changes nothing. Where annotators do not see the outlet yet, the masks follow, and what was masked stays masked. Releases
 * are copies, and are not corrected. Fails with `conflict` where it was changed since (details: `current`).
 */
export async function correctArticle(access: Access, articleId: string, { basedOn, ...wanted }: ArticleDetailsRequest): Promise<Result<CorrectedDetails>> {
  demand(access, 'articles.correct')
  const projectId = access.project.id
  const where = { projectId_id: { projectId, id: articleId } }
  return database().prisma.$transaction(async (client) => {
    // Of two at once the second waits, and then finds what the first has changed. Stories are made under it, too.
    await client.$queryRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`
    const known = await client.article.findUnique({ where, select })
    if (!known) return notFound
    const hiddenFrom = await countHidden(client, projectId, articleId)
    const before = detailsOf(known, hiddenFrom)
    const changed = fields.filter((field) => before[field] !== wanted[field])
    if (changed.length === 0) return ok({ ...before, stillMasked: [] })
    if (basedOn !== before.version) return fail('conflict', 'Somebody else has changed what is known of this article in the meantime. Look at what they saved, then save again.', { details: { current: before } })
    const outlets = [wanted.originatorId, wanted.publisherId].filter((one) => one !== null)
    const named = await client.outlet.findMany({ where: { projectId, id: { in: outlets } }, select: { name: true, aliases: true } })
    if (named.length !== new Set(outlets).size) return notFound

    const stillMasked = hiddenFrom === 0 ? [] : keptMasks(telltalesOf(known), { outlets: named, byline: wanted.byline, url: wanted.url, extra: known.maskedTerms, language: wanted.language }, await linesOf(client, projectId, known, wanted))
    const { storyTitle, ...columns } = wanted
    const storyId = storyTitle === before.storyTitle ? known.storyId : storyTitle === null ? null : await storyOf(client, projectId, storyTitle)
    const data = { ...columns, storyId, maskedTerms: [...known.maskedTerms, ...stillMasked] }
    const corrected = await client.article.update({ where, data: onlyChanged(data, known), select })
    const pick = (details: ArticleDetails) => Object.fromEntries(changed.map((field) => [field, details[field]]))
    const after = detailsOf(corrected, hiddenFrom)
    await recordAct(client, { action: 'article.correct', actorId: access.principal.userId, projectId, detail: { article: articleId, before: pick(before), after: pick(after), ...(stillMasked.length > 0 && { stillMasked: [...stillMasked] }) } })
    return ok({ ...after, stillMasked })
  }, { maxWait: 10_000, timeout: 30_000 })
}

const fields = ['title', 'byline', 'publishedAt', 'url', 'originatorId', 'publisherId', 'provenance', 'storyTitle', 'language'] as const satisfies readonly (keyof ArticleDetails)[]

function detailsOf(row: Row, hiddenFrom: number): ArticleDetails {
  const { id, slug, detailsVersion: version, title, byline, publishedAt, url, originatorId, publisherId, provenance, language } = row
  return { id, slug, version, title, byline, publishedAt, url, originatorId, publisherId, provenance, language, storyTitle: row.story?.title ?? null, hiddenFrom }
}

/** How many annotators do not see the outlet yet. An assignment that was taken away may be given again, and then goes on as it was. */
async function countHidden(client: Pick<Prisma.TransactionClient, 'assignment'>, projectId: string, articleId: string): Promise<number> {
  const hidden = await client.assignment.findMany({ where: { projectId, ...hiddenOf(articleId) }, distinct: ['userId'], select: { userId: true } })
  return hidden.length
}

const hiddenOf = (articleId: string) => ({ outletHidden: true, outletRevealedAt: null, articleVersion: { articleId } })

function telltalesOf({ originator, publisher, byline, url, maskedTerms, language }: Row) {
  return { outlets: [originator, publisher].filter((one) => one !== null), byline, url, extra: maskedTerms, language }
}

/** Everything of an article that is shown under masks (`findReading`), what reviewers answered to flags among it. */
async function linesOf(client: Prisma.TransactionClient, projectId: string, known: Row, wanted: { title: string | null; storyTitle: string | null }): Promise<readonly string[]> {
  const versions = await client.articleVersion.findMany({ where: { projectId, articleId: known.id }, select: { text: true } })
  const answers = await client.flagMessage.findMany({ where: { projectId, kind: 'answer', annotation: { assignment: hiddenOf(known.id) } }, select: { text: true } })
  return [...versions.map(({ text }) => text), ...answers.map(({ text }) => text), known.title, wanted.title, known.story?.title, wanted.storyTitle].filter((line) => typeof line === 'string')
}

/** Triggers look at which columns are set. */
function onlyChanged<T extends object>(data: T, known: Row): Partial<T> {
  const was: Record<string, unknown> = known
  return Object.fromEntries(Object.entries(data).filter(([column, value]) => JSON.stringify(value) !== JSON.stringify(was[column]))) as Partial<T>
}
