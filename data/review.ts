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
import { type ArticleText, type ArticleSummary, summarySelect, summaryOf, textOf } from './article'
import { recordAct } from './audit'
import { versionOf } from './codebook'
import { database } from './database'
import { readDecisions } from './decision-rows'
import { readLayers } from './layers'
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
    where: { projectId: access.project.id, versions: { some: { assignments: { some: { status: 'submitted', withdrawnAt: null } } } } },
    select: { slug: true }, orderBy: { slug: 'asc' },
  })
  const reviews: ArticleReview[] = []
  for (const { slug } of articles) {
    const review = await readReview(prisma, access, slug)
    if (review) reviews.push(review)
  }
  return reviews
}

/** One article under review, by its slug. */
export async function findReview(access: Access, slug: string): Promise<Result<ArticleReview>> {
  demand(access, 'cases.read')
  if (!isStorable(slug)) return notFound
  const review = await readReview(database().prisma, access, slug)
  return review ? ok(review) : notFound
}

/** Reads inside the caller's transaction; undefined where nothing submitted may be seen. */
export async function readReview(client: Prisma.TransactionClient, access: Access, slug: string): Promise<ArticleReview | undefined> {
  const projectId = access.project.id
  // The newest text somebody submitted work on, under the newest codebook it was done with.
  const place = await client.assignment.findFirst({
    where: { projectId, status: 'submitted', withdrawnAt: null, articleVersion: { article: { slug } } },
    orderBy: [{ articleVersion: { number: 'desc' } }, { codebookVersion: { number: 'desc' } }],
    select: { articleVersionId: true, codebookVersionId: true, codebookVersion: true, articleVersion: { include: { article: { select: summarySelect } } } },
  })
  if (!place) return undefined
  const { articleVersionId, codebookVersionId } = place
  const owned = await readLayers(client, access, { articleVersionId, codebookVersionId })
  if (owned.length === 0) return undefined
  const layers = owned.map(({ userId: _userId, ...layer }) => layer)
  const decisions = await readDecisions(client, projectId, { articleVersionId, codebookVersionId })
  const cases = findCases(layers)
  const own = await client.assignment.findMany({ where: { projectId, articleVersionId, userId: access.principal.userId, withdrawnAt: null }, select: { status: true } })
  // A lead may look before submitting their own reading, and it is on record that they did.
  if (access.role === 'lead' && own.some(({ status }) => status !== 'submitted'))
    await recordAct(client, { action: 'layers.read', actorId: access.principal.userId, projectId, detail: { articleVersion: articleVersionId } })
  return {
    article: summaryOf(place.articleVersion.article), articleVersionId, codebookVersionId, content: textOf(place.articleVersion),
    codebook: versionOf(place.codebookVersion).codebook, layers, cases, states: caseStates(cases, decisions), decisions,
    mayDecide: mayDecide({ role: access.role, party: own.length > 0, decideOwnCases: access.project.decideOwnCases }),
  }
}
