import type { Recognition } from '@/core/outlet/recognition'
import type { RecognitionRequest } from '@/core/request/recognition'
import { type Result, fail, ok } from '@/core/result'
import type { Recognition as RecognitionRow } from '@/prisma/generated/client'
import { notFound } from './access'
import { database } from './database'
import type { Principal } from './principal'

/**
 * Says of the asker's own assignment whether they had recognised the outlet. Only once it is revealed; the same answer
 * again changes nothing, another one is added to it.
 */
export async function sayRecognised(principal: Principal, assignmentId: string, { id, ...said }: RecognitionRequest): Promise<Result<Recognition>> {
  return database().prisma.$transaction(async (client) => {
    const assignment = await client.assignment.findFirst({
      where: { id: assignmentId, userId: principal.userId, withdrawnAt: null, member: { disabledAt: null } }, select: { projectId: true, outletHidden: true, outletRevealedAt: true },
    })
    if (!assignment) return notFound
    if (!assignment.outletHidden) return fail('refused', 'The outlet of this article was not hidden from you.')
    if (!assignment.outletRevealedAt) return fail('refused', 'The outlet is revealed when you submit the article. You are asked then.')
    // Of two at once the second waits here, and finds what the first has written.
    await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${id}))::text`
    const known = await client.recognition.findUnique({ where: { id } })
    if (!known) return ok(recognitionOf(await client.recognition.create({ data: { ...said, id, assignmentId, projectId: assignment.projectId } })))
    const same = known.assignmentId === assignmentId && known.recognised === said.recognised && known.outlet === said.outlet && known.noticed === said.noticed
    return same ? ok(recognitionOf(known)) : fail('refused', 'Something else was sent under this id.', { field: 'id' })
  })
}

/** A row as the domain speaks of it. */
export function recognitionOf({ id, recognised, outlet, noticed, answeredAt }: RecognitionRow): Recognition {
  return { id, recognised, outlet, noticed, answeredAt: answeredAt.toISOString() }
}
