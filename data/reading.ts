import type { Annotation } from '@/core/annotation/annotation'
import type { Layer } from '@/core/annotation/layer'
import type { AssignmentState } from '@/core/assignment/assignment'
import type { Codebook } from '@/core/codebook/codebook'
import { type Permission, may, mayAnnotate, mayReadOthers } from '@/core/permission'
import type { FlagMessage } from '@/core/flag/flag'
import type { Recognition } from '@/core/outlet/recognition'
import type { Answer } from '@/core/question/answer'
import { type Result, ok } from '@/core/result'
import { isStorable, notFound } from './access'
import { readAnswers } from './answer'
import { type ArticleSummary, type ArticleText, summaryOf, summarySelect, textOf, textSelect } from './article'
import { findCodebook, versionOf } from './codebook'
import { codebookInReading } from './codebook-shown'
import { database } from './database'
import { readOwnFlags } from './flag'
import { annotationOfRow, readLayers } from './layers'
import { findMask, findMasks } from './masking'
import type { Access } from './principal'
import { recognitionOf } from './recognition'
import { findUnseenAnswers } from './seen-answers'

/** Whether the outlet is hidden from the reader, or was, and what they said of having recognised it. */
export interface ReadingOutlet {
  readonly hidden: boolean
  /** When it was revealed; null where it is hidden still, or was never hidden. */
  readonly revealedAt: string | null
  readonly recognition: Recognition | null
}

/** Everything the reading page of one assignment needs. */
export interface Reading {
  readonly article: ArticleSummary
  readonly content: ArticleText
  readonly codebook: Codebook
  /** Whether the reader has an article still to submit for the first time, this or another: the codebook is without its passages. */
  readonly hasUnread: boolean
  readonly assignment: { readonly id: string; readonly state: AssignmentState; readonly submittedAt: string | null; readonly reopenedBecause: string | null; readonly pass: number }
  readonly outlet: ReadingOutlet
  readonly annotations: readonly Annotation[]
  /** What the annotator has deleted, as it was last: it can be brought back. */
  readonly deleted: readonly Annotation[]
  /** What the annotator has answered so far about the whole article. */
  readonly answers: readonly Answer[]
  /** What was asked about flagged passages, and answered. */
  readonly flagMessages: readonly FlagMessage[]
  /** The ids of the answers among them that the annotator has not been shown, oldest first. */
  readonly unseenAnswers: readonly string[]
  readonly mayAnnotate: Permission
  /** The others' submitted layers, where this annotator may see them by now; empty where not. */
  readonly others: readonly Layer[]
}

/** How long the article of the asker's own assignment is, in code points: what can be known before the reading is put together. */
export async function findLength(access: Access, assignmentId: string): Promise<Result<number>> {
  const row = await database().prisma.assignment.findFirst({ where: ownOf(access, assignmentId), select: { articleVersion: { select: { length: true } } } })
  return row ? ok(row.articleVersion.length) : notFound
}

/** Opens the asker's own assignment for reading and tagging. Nobody else's can be opened this way, whatever the role. */
export async function findReading(access: Access, assignmentId: string): Promise<Result<Reading>> {
  const { prisma } = database()
  const row = await prisma.assignment.findFirst({
    where: ownOf(access, assignmentId),
    include: {
      annotations: { orderBy: { id: 'asc' } },
      recognitions: { orderBy: { answeredAt: 'desc' }, take: 1 },
      codebookVersion: true,
      articleVersion: { select: { ...textSelect, article: { select: summarySelect } } },
    },
  })
  if (!row) return notFound
  const seesOthers = mayReadOthers({ role: access.role === 'lead' ? 'annotator' : access.role, own: row.status, peersVisible: access.project.peersVisible })
  const layers = seesOthers.allowed ? await readLayers(prisma, access, { articleVersionId: row.articleVersionId, codebookVersionId: row.codebookVersionId }) : []
  const mask = row.outletHidden ? await findMask(database().pool, row.id) : undefined
  const [article, content] = [summaryOf(row.articleVersion.article), textOf(row.articleVersion)]
  const own = row.annotations.map(annotationOfRow).map((annotation) => mask?.quoted(annotation) ?? annotation)
  const messages = await readOwnFlags(prisma, access, row.id)
  return ok({
    article: mask?.summary(article) ?? article, content: mask?.content(content) ?? content, ...(await codebookInReading(access, versionOf(row.codebookVersion))),
    assignment: { id: row.id, state: row.status, submittedAt: row.submittedAt?.toISOString() ?? null, reopenedBecause: row.reopenedBecause, pass: row.pass },
    outlet: { hidden: mask !== undefined, revealedAt: row.outletRevealedAt?.toISOString() ?? null, recognition: row.recognitions[0] ? recognitionOf(row.recognitions[0]) : null },
    annotations: own.filter(({ deleted }) => !deleted),
    deleted: own.filter(({ deleted }) => deleted),
    // A reviewer who answers knows the outlet, and may name it. The annotator's own words stay: a mask over one of several guesses would confirm it.
    flagMessages: messages.map((message) => (mask && message.kind === 'answer' ? { ...message, text: mask.line(message.text) } : message)),
    unseenAnswers: await findUnseenAnswers(access, row.id),
    answers: (await readAnswers(prisma, access, [row.id])).get(row.id) ?? [],
    mayAnnotate: mayAnnotate({ role: access.role, status: row.status, withdrawn: false }),
    others: layers.filter((layer) => layer.userId !== row.userId).map(({ userId: _userId, ...layer }) => layer),
  })
}

const ownOf = (access: Access, id: string) => ({ projectId: access.project.id, id, userId: access.principal.userId, withdrawnAt: null })

/**
 * An article on its own, without any layer: for leads, reviewers and viewers. Annotators read their assignments, of two the
 * second. By its slug nobody finds an article whose outlet is hidden from them: slugs are made of titles and names, and
 * finding it would confirm a guess.
 */
export async function findArticle(access: Access, slug: string): Promise<Result<{ article: ArticleSummary; content: ArticleText; codebook: Codebook | undefined; assignmentId: string | null }>> {
  if (!isStorable(slug)) return notFound
  const { prisma } = database()
  const row = await prisma.articleVersion.findFirst({
    where: { projectId: access.project.id, article: { slug } }, orderBy: { number: 'desc' },
    select: {
      ...textSelect, article: { select: summarySelect },
      assignments: { where: { userId: access.principal.userId, withdrawnAt: null }, select: { id: true }, orderBy: { pass: 'desc' }, take: 1 },
    },
  })
  const own = row?.assignments[0]?.id ?? null
  if (!row || (!may(access.role, 'articles.read').allowed && !own)) return notFound
  if ((await findMasks(access)).has(row.article.id)) return notFound
  return ok({ article: summaryOf(row.article), content: textOf(row), codebook: (await findCodebook(access))?.codebook, assignmentId: own })
}
