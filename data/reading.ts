import type { Annotation } from '@/core/annotation/annotation'
import type { Layer } from '@/core/annotation/layer'
import type { AssignmentState } from '@/core/assignment/assignment'
import type { Codebook } from '@/core/codebook/codebook'
import { type Permission, may, mayAnnotate, mayReadOthers } from '@/core/permission'
import type { FlagMessage } from '@/core/flag/flag'
import type { Answer } from '@/core/question/answer'
import { type Result, ok } from '@/core/result'
import { isStorable, notFound } from './access'
import { readAnswers } from './answer'
import { type ArticleSummary, type ArticleText, summaryOf, summarySelect, textOf, textSelect } from './article'
import { findCodebook, versionOf } from './codebook'
import { database } from './database'
import { readOwnFlags } from './flag'
import { annotationOfRow, readLayers } from './layers'
import type { Access } from './principal'

/** Everything the reading page of one assignment needs. */
export interface Reading {
  readonly article: ArticleSummary
  readonly content: ArticleText
  readonly codebook: Codebook
  readonly assignment: { readonly id: string; readonly state: AssignmentState; readonly submittedAt: string | null; readonly reopenedBecause: string | null }
  readonly annotations: readonly Annotation[]
  /** What the annotator has deleted, as it was last: it can be brought back. */
  readonly deleted: readonly Annotation[]
  /** What the annotator has answered so far about the whole article. */
  readonly answers: readonly Answer[]
  /** What was asked about flagged passages, and answered. */
  readonly flagMessages: readonly FlagMessage[]
  readonly mayAnnotate: Permission
  /** The others' submitted layers, where this annotator may see them by now; empty where not. */
  readonly others: readonly Layer[]
}

/** Opens the asker's own assignment for reading and tagging. Nobody else's can be opened this way, whatever the role. */
export async function findReading(access: Access, assignmentId: string): Promise<Result<Reading>> {
  const { prisma } = database()
  const row = await prisma.assignment.findFirst({
    where: { projectId: access.project.id, id: assignmentId, userId: access.principal.userId, withdrawnAt: null },
    include: {
      annotations: { orderBy: { id: 'asc' } },
      codebookVersion: true,
      articleVersion: { select: { ...textSelect, article: { select: summarySelect } } },
    },
  })
  if (!row) return notFound
  const seesOthers = mayReadOthers({ role: access.role === 'lead' ? 'annotator' : access.role, own: row.status, peersVisible: access.project.peersVisible })
  const layers = seesOthers.allowed ? await readLayers(prisma, access, { articleVersionId: row.articleVersionId, codebookVersionId: row.codebookVersionId }) : []
  return ok({
    article: summaryOf(row.articleVersion.article), content: textOf(row.articleVersion), codebook: versionOf(row.codebookVersion).codebook,
    assignment: { id: row.id, state: row.status, submittedAt: row.submittedAt?.toISOString() ?? null, reopenedBecause: row.reopenedBecause },
    annotations: row.annotations.filter(({ deleted }) => !deleted).map(annotationOfRow),
    deleted: row.annotations.filter(({ deleted }) => deleted).map(annotationOfRow),
    flagMessages: await readOwnFlags(prisma, access, row.id),
    answers: (await readAnswers(prisma, access, [row.id])).get(row.id) ?? [],
    mayAnnotate: mayAnnotate({ role: access.role, status: row.status, withdrawn: false }),
    others: layers.filter((layer) => layer.assignmentId !== row.id).map(({ userId: _userId, ...layer }) => layer),
  })
}

/** An article on its own, without any layer: for leads, reviewers and viewers. Annotators read their assignments. */
export async function findArticle(access: Access, slug: string): Promise<Result<{ article: ArticleSummary; content: ArticleText; codebook: Codebook | undefined; assignmentId: string | null }>> {
  if (!isStorable(slug)) return notFound
  const { prisma } = database()
  const row = await prisma.articleVersion.findFirst({
    where: { projectId: access.project.id, article: { slug } }, orderBy: { number: 'desc' },
    select: {
      ...textSelect, article: { select: summarySelect },
      assignments: { where: { userId: access.principal.userId, withdrawnAt: null }, select: { id: true }, take: 1 },
    },
  })
  const own = row?.assignments[0]?.id ?? null
  if (!row || (!may(access.role, 'articles.read').allowed && !own)) return notFound
  return ok({ article: summaryOf(row.article), content: textOf(row), codebook: (await findCodebook(access))?.codebook, assignmentId: own })
}
