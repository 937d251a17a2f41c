import type { PoolClient } from 'pg'
import { mayAnnotate } from '@/core/permission'
import { type Answer, type AnswerValue, sameValue } from '@/core/question/answer'
import { checkAnswer } from '@/core/question/check-answer'
import type { AnswerRequest } from '@/core/request/answer'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { notFound } from './access'
import { type OwnAssignment, beginWork, lockAssignment, refusalOf } from './annotation'
import { publishedCodebook } from './codebook-cache'
import { transaction } from './database'
import type { Access, Principal } from './principal'
import { visibleLayers } from './visibility'

/** The columns of an answer as pg gives them. */
export interface AnswerRow {
  question: string
  value: AnswerValue | null
  version: number
  changed_at: Date
  outlet_visible: boolean
}

/**
 * Answers one question of the asker's own assignment, and commits before it answers. Repeating the
 * write changes nothing.
 *
 * Fails with `notFound` (not theirs), `refused` (submitted, or no answer to this question) or
 * `conflict`, whose details are the answer as it stands now.
 */
export async function writeAnswer(principal: Principal, assignmentId: string, question: string, request: AnswerRequest): Promise<Result<Answer>> {
  try {
    return await transaction(async (client) => {
      const assignment = await lockAssignment(client, principal, assignmentId)
      if (!assignment) return notFound
      const written = await applyAnswer(client, principal, assignment, question, request)
      if (written.ok) await beginWork(client, assignment)
      return written
    })
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return refusal
    throw error
  }
}

/** Makes one answer inside the caller's transaction, which holds the lock of the assignment. */
export async function applyAnswer(client: PoolClient, principal: Principal, assignment: OwnAssignment, question: string, request: AnswerRequest): Promise<Result<Answer>> {
  const current = await findCurrent(client, assignment.project_id, assignment.id, question)
  if (current && current.version === request.basedOn + 1 && sameValue(current.value, request.value)) return ok(current)
  const permission = mayAnnotate({ role: assignment.role, status: assignment.status, withdrawn: assignment.withdrawn_at !== null })
  if (!permission.allowed) return fail('refused', permission.reason)
  if ((current?.version ?? 0) !== request.basedOn) {
    if (!current) return fail('conflict', 'This question has not been answered before, so there is nothing to change.')
    return fail('conflict', 'This answer was changed somewhere else in the meantime. Both are kept until you choose.', { details: { current } })
  }
  const fits = checkAnswer(await publishedCodebook(client, assignment.project_id, assignment.codebook_version_id), question, request.value)
  if (!fits.ok) return fits
  const { rows } = await client.query<AnswerRow>({
    name: 'write-answer',
    text: `INSERT INTO answers AS a (project_id, assignment_id, question, value, version, changed_by_id) VALUES ($1, $2, $3, $4, 1, $5)
           ON CONFLICT (project_id, assignment_id, question) DO UPDATE SET value = excluded.value, version = a.version + 1, changed_by_id = excluded.changed_by_id
           RETURNING question, value, version, changed_at, outlet_visible`,
    values: [assignment.project_id, assignment.id, question, JSON.stringify(request.value), principal.userId],
  })
  return ok(answerOf(rows[0]!))
}

async function findCurrent(client: PoolClient, projectId: string, assignmentId: string, question: string): Promise<Answer | undefined> {
  const { rows } = await client.query<AnswerRow>({
    name: 'find-answer',
    text: 'SELECT question, value, version, changed_at, outlet_visible FROM answers WHERE project_id = $1 AND assignment_id = $2 AND question = $3',
    values: [projectId, assignmentId, question],
  })
  return rows[0] && answerOf(rows[0])
}

/** A row as the domain speaks of it. */
export function answerOf({ question, value, version, changed_at, outlet_visible }: AnswerRow): Answer {
  return { question, value, version, changedAt: changed_at.toISOString(), outletVisible: outlet_visible }
}

/** The answers of those of the given assignments that this member may be served, by assignment: the isolation of annotations. */
export async function readAnswers(
  client: Pick<Prisma.TransactionClient, 'answer'>, access: Access, assignmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Answer[]>> {
  const rows = await client.answer.findMany({
    where: { projectId: access.project.id, assignment: { AND: [visibleLayers(access), { id: { in: [...assignmentIds] } }] } }, orderBy: { question: 'asc' },
  })
  const byAssignment = new Map<string, Answer[]>()
  for (const { assignmentId, question, value, version, changedAt, outletVisible } of rows) {
    const answers = byAssignment.get(assignmentId) ?? []
    byAssignment.set(assignmentId, [...answers, answerOf({ question, value: value as AnswerValue | null, version, changed_at: changedAt, outlet_visible: outletVisible })])
  }
  return byAssignment
}
