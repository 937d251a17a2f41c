import type { SeenAnswersRequest } from '@/core/request/seen-answers'
import { type Result, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { notFound } from './access'
import { database } from './database'
import type { Access, Principal } from './principal'

/** Answers on passages that stand, which whoever asked has not been shown. */
const unseen = { kind: 'answer', seen: { is: null }, annotation: { deleted: false } } as const satisfies Prisma.FlagMessageWhereInput

/** Says that answers in the asker's own assignment were shown to them. Said again, and of what is no answer there, it changes nothing. */
export async function seeAnswers(principal: Principal, assignmentId: string, { messages }: SeenAnswersRequest): Promise<Result<Record<string, never>>> {
  const { prisma } = database()
  const assignment = await prisma.assignment.findFirst({ where: { id: assignmentId, userId: principal.userId, withdrawnAt: null, member: { disabledAt: null } }, select: { projectId: true } })
  if (!assignment) return notFound
  const { projectId } = assignment
  const answers = await prisma.flagMessage.findMany({ where: { projectId, id: { in: [...messages] }, kind: 'answer', annotation: { assignmentId } }, select: { id: true } })
  await prisma.answerSeen.createMany({ data: answers.map(({ id }) => ({ projectId, messageId: id })), skipDuplicates: true })
  return ok({})
}

/** How many answers the asker has not been shown in each of their own assignments that has any. */
export async function countUnseenAnswers({ project, principal }: Access, assignmentIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await database().prisma.flagMessage.findMany({
    where: { projectId: project.id, ...unseen, annotation: { ...unseen.annotation, assignmentId: { in: [...assignmentIds] }, assignment: { userId: principal.userId } } }, select: { annotation: { select: { assignmentId: true } } },
  })
  const counts = new Map<string, number>()
  for (const { annotation: { assignmentId } } of rows) counts.set(assignmentId, (counts.get(assignmentId) ?? 0) + 1)
  return counts
}

/** The ids of the answers in an assignment of the asker's own that they have not been shown. */
export async function findUnseenAnswers({ project, principal }: Access, assignmentId: string): Promise<readonly string[]> {
  const rows = await database().prisma.flagMessage.findMany({
    where: { projectId: project.id, ...unseen, annotation: { ...unseen.annotation, assignmentId, assignment: { userId: principal.userId } } }, select: { id: true }, orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id }) => id)
}
