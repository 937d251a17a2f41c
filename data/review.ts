import type { Layer } from '@/core/annotation/layer'
import type { Codebook } from '@/core/codebook/codebook'
import type { Decision } from '@/core/decision/decision'
import { type CaseState, caseStates } from '@/core/decision/case-state'
import type { Case } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import type { JudgedContent } from '@/core/review/changes'
import { type Permission, mayDecide } from '@/core/permission'
import { type Result, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { demand, isStorable, notFound } from './access'
import { type ArticleText, type ArticleSummary, summarySelect, summaryOf, textOf, textSelect } from './article'
import { versionOf } from './codebook'
import { codebookFor } from './codebook-shown'
import { database } from './database'
import { readDecisions } from './decision-rows'
import { readLayers } from './layers'
import { findReviewPlace } from './ledger-derive'
import { recordLook } from './look'
import type { Access } from './principal'

/** One article under review: its submitted layers, the cases among them, and what was decided. */
export interface ArticleReview {
  readonly article: ArticleSummary
  readonly articleVersionId: string
  readonly codebookVersionId: string
  readonly content: ArticleText
  readonly codebook: Codebook
  readonly layers: readonly Layer[]
  readonly cases: readonly Case[]
  readonly states: ReadonlyMap<string, CaseState>
  readonly decisions: readonly Decision[]
  /** Of cases that need another look: what was judged, of annotations that have changed or are gone from layers that stand. */
  readonly before: ReadonlyMap<string, JudgedContent>
  readonly mayDecide: Permission
}

/** Every article of the project that has a submitted layer this member may see, in the order of their slugs. */
export async function listReviews(access: Access): Promise<readonly ArticleReview[]> {
  demand(access, 'cases.read')
  const { prisma } = database()
  const articles = await prisma.article.findMany({
    where: { projectId: access.project.id, versions: { some: { assignments: { some: { status: 'submitted', pass: 1, withdrawnAt: null } } } } },
    select: { slug: true }, orderBy: { slug: 'asc' },
  })
  const reviews: ArticleReview[] = []
  for (const { slug } of articles) {
    const review = await readReview(prisma, access, slug)
    if (review) reviews.push(review)
  }
  await recordLook(prisma, access, reviews.map(({ articleVersionId }) => articleVersionId))
  return Promise.all(reviews.map((review) => asShown(access, review)))
}

/** A review with as much of the codebook as this member may see: a reviewer may have articles still to submit. */
async function asShown(access: Access, review: ArticleReview): Promise<ArticleReview> {
  return { ...review, codebook: await codebookFor(access, { id: review.codebookVersionId, codebook: review.codebook }) }
}

/** One article under review, by its slug. */
export async function findReview(access: Access, slug: string): Promise<Result<ArticleReview>> {
  demand(access, 'cases.read')
  if (!isStorable(slug)) return notFound
  const { prisma } = database()
  const review = await readReview(prisma, access, slug)
  if (!review) return notFound
  await recordLook(prisma, access, [review.articleVersionId])
  return ok(await asShown(access, review))
}

/** Reads inside the caller's transaction, and records nothing; undefined where nothing submitted may be seen. */
export async function readReview(client: Prisma.TransactionClient, access: Access, slug: string): Promise<ArticleReview | undefined> {
  const projectId = access.project.id
  const place = await findReviewPlace(client, projectId, { slug })
  if (!place) return undefined
  const { articleVersionId, codebookVersionId } = place
  const owned = await readLayers(client, access, { articleVersionId, codebookVersionId })
  if (owned.length === 0) return undefined
  const layers = owned.map(({ userId: _userId, ...layer }) => layer)
  const decisions = await readDecisions(client, projectId, { articleVersionId, codebookVersionId })
  const cases = findCases(layers)
  const states = caseStates(cases, decisions)
  const before = await readJudged(client, projectId, [...states.values()], layers.map(({ assignmentId }) => assignmentId))
  const own = await client.assignment.findMany({ where: { projectId, articleVersionId, userId: access.principal.userId, withdrawnAt: null }, select: { status: true } })
  const { article, ...version } = await client.articleVersion.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: articleVersionId } }, select: { ...textSelect, article: { select: summarySelect } },
  })
  const codebookVersion = await client.codebookVersion.findUniqueOrThrow({ where: { projectId_id: { projectId, id: codebookVersionId } } })
  return {
    article: summaryOf(article), articleVersionId, codebookVersionId, content: textOf(version),
    codebook: versionOf(codebookVersion).codebook, layers, cases, states, decisions, before,
    mayDecide: mayDecide({ role: access.role, party: own.length > 0, decideOwnCases: access.project.decideOwnCases }),
  }
}

/** What decisions judged that no longer stands so. Of layers that the caller may read now, and no others: one that was sent back is its annotator's again. */
async function readJudged(client: Prisma.TransactionClient, projectId: string, states: readonly CaseState[], assignmentIds: readonly string[]): Promise<ReadonlyMap<string, JudgedContent>> {
  const judged = states.flatMap((state) => {
    if (state.kind !== 'needsAnotherLook') return []
    const gone = new Set([...state.changed, ...state.removed])
    return state.decision.judged.filter(({ id }) => gone.has(id))
  })
  if (judged.length === 0) return new Map()
  const rows = await client.annotationRevision.findMany({
    where: { projectId, OR: judged.map(({ id, version }) => ({ annotationId: id, version })), annotation: { assignmentId: { in: [...assignmentIds] } } },
    select: { annotationId: true, tag: true, quotes: true, note: true, attributes: true },
  })
  return new Map(rows.map(({ annotationId, attributes, ...content }) => [annotationId, { ...content, attributes: attributes as Record<string, unknown> }]))
}
