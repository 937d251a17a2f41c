import type { OwnWork } from '@/core/annotation/bring-in'
import type { AnswerValue } from '@/core/question/answer'
import { type Result, ok } from '@/core/result'
import { notFound } from './access'
import { answerOf } from './answer'
import { database } from './database'
import { annotationOfRow } from './layers'
import { findMask } from './masking'
import type { Principal } from './principal'

/** What the asker has made of one article, as it stands, deleted annotations among it. Nobody else's can be read this way, whatever the role. */
export async function readOwnWork(principal: Principal, assignmentId: string): Promise<Result<OwnWork>> {
  const row = await database().prisma.assignment.findFirst({
    where: { id: assignmentId, userId: principal.userId, withdrawnAt: null, member: { disabledAt: null } },
    select: { status: true, annotations: { orderBy: { id: 'asc' } }, answers: { orderBy: { question: 'asc' } } },
  })
  if (!row) return notFound
  const mask = await findMask(database().pool, assignmentId)
  const annotations = row.annotations.map(annotationOfRow)
  return ok({
    submitted: row.status === 'submitted',
    annotations: mask ? annotations.map((one) => mask.quoted(one)) : annotations,
    answers: row.answers.map(({ question, value, version, changedAt, outletVisible }) => answerOf({ question, value: value as AnswerValue | null, version, changed_at: changedAt, outlet_visible: outletVisible })),
  })
}
