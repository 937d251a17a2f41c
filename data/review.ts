import type { Layer } from '@/core/annotation/layer'
import type { Codebook } from '@/core/codebook/codebook'
import type { Decision } from '@/core/decision/decision'
import { type CaseState, caseStates } from '@/core/decision/case-state'
import type { Case } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import { type Permission, mayDecide } from '@/core/permission'
import { type Result, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { demand, isStorable, notFound } from './access'
import { type ArticleText, type ArticleSummary, summarySelect, summaryOf, textOf, textSelect } from './article'
import { versionOf } from './codebook'
import { database } from './database'
import { readDecisions } from './decision-rows'
import { readLayers } from './layers'
import { recordLook } from './look'
import { mostCommon } from './most-common'
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
  return reviews
}

/** One article under review, by its slug. */
export async function findReview(access: Access, slug: string): Promise<Result<ArticleReview>> {
  demand(access, 'cases.read')
  if (!isStorable(slug)) return notFound
  const { prisma } = database()
  const review = await readReview(prisma, access, slug)
  if (!review) return notFound
  await recordLook(prisma, access, [review.articleVersionId])
  return ok(review)
}

/**
 * Where an article is reviewed: the text and codebook with the most submitted layers, because only layers of one
 * text under one codebook can be compared; among equals the newest. A single layer under a newer codebook does not
 * take the disagreements and decisions of all the others out of sight. The export has every place.
 */
async function placeOf(client: Prisma.TransactionClient, projectId: string, slug: string): Promise<{ articleVersionId: string; codebookVersionId: string } | undefined> {
  // One row for each layer, the newest place first.
  const layers = await client.assignment.findMany({
    where: { projectId, status: 'submitted', pass: 1, withdrawnAt: null, articleVersion: { article: { slug } } },
    orderBy: [{ articleVersion: { number: 'desc' } }, { codebookVersion: { number: 'desc' } }],
    select: { articleVersionId: true, codebookVersionId: true },
  })
  return mostCommon(layers, (layer) => `${layer.articleVersionId} ${layer.codebookVersionId}`)
}

/** Reads inside the caller's transaction, and records nothing; undefined where nothing submitted may be seen. */
export async function readReview(client: Prisma.TransactionClient, access: Access, slug: string): Promise<ArticleReview | undefined> {
  const projectId = access.project.id
  const place = await placeOf(client, projectId, slug)
  if (!place) return undefined
  const { articleVersionId, codebookVersionId } = place
  const owned = await readLayers(client, access, { articleVersionId, codebookVersionId })
  if (owned.length === 0) return undefined
  const layers = owned.map(({ userId: _userId, ...layer }) => layer)
  const decisions = await readDecisions(client, projectId, { articleVersionId, codebookVersionId })
  const cases = findCases(layers)
  const own = await client.assignment.findMany({ where: { projectId, articleVersionId, userId: access.principal.userId, withdrawnAt: null }, select: { status: true } })
  const { article, ...version } = await client.articleVersion.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: articleVersionId } }, select: { ...textSelect, article: { select: summarySelect } },
  })
  const codebookVersion = await client.codebookVersion.findUniqueOrThrow({ where: { projectId_id: { projectId, id: codebookVersionId } } })
  return {
    article: summaryOf(article), articleVersionId, codebookVersionId, content: textOf(version),
    codebook: versionOf(codebookVersion).codebook, layers, cases, states: caseStates(cases, decisions), decisions,
    mayDecide: mayDecide({ role: access.role, party: own.length > 0, decideOwnCases: access.project.decideOwnCases }),
  }
}
