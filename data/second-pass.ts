import { randomInt } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { flagKey } from '@/core/flag/flag'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { demand, notFound } from './access'
import { recordAct } from './audit'
import { database } from './database'
import type { Access } from './principal'

/**
 * Asks an annotator to read an article again, now that they know its outlet: a second assignment of the same text under the
 * same codebook, begun from copies of what they marked the first time, without the flags. The first stays as it was handed in. Asked again, it
 * is answered with the second pass that is there.
 */
export async function askSecondPass(access: Access, assignmentId: string): Promise<Result<{ assignmentId: string }>> {
  demand(access, 'assignments.manage')
  const projectId = access.project.id
  return database().prisma.$transaction(async (client) => {
    // Two at once must not both make one: the second waits for the first.
    await client.$queryRaw`SELECT id FROM assignments WHERE project_id = ${projectId}::uuid AND id = ${assignmentId}::uuid FOR UPDATE`
    const first = await client.assignment.findUnique({
      where: { projectId_id: { projectId, id: assignmentId } },
      include: { member: { select: { role: true, disabledAt: true } }, annotations: { where: { deleted: false }, orderBy: { id: 'asc' } } },
    })
    if (!first) return notFound
    const refused = refusal(first)
    if (refused) return fail('refused', refused)
    const { articleVersionId, codebookVersionId, userId } = first
    const place = { projectId, articleVersionId, codebookVersionId, userId, pass: 2 }
    const known = await client.assignment.findFirst({ where: place, select: { id: true } })
    if (known) return ok({ assignmentId: known.id })
    const second = await client.assignment.create({ data: { ...place, id: uuid(), position: randomInt(0, 2 ** 31 - 1) }, select: { id: true } })
    await client.annotation.createMany({
      data: first.annotations.map(({ id, tag, starts, ends, quotes, note, attributes, origin }) => ({
        projectId, articleVersionId, codebookVersionId, assignmentId: second.id, id: uuid(), copiedFromId: id, version: 1, changedById: userId,
        tag, starts, ends, quotes, note, attributes: withoutFlag(attributes), origin: origin as Prisma.InputJsonValue,
      })),
    })
    await recordAct(client, { action: 'assignment.secondPass', actorId: access.principal.userId, projectId, detail: { assignment: assignmentId, second: second.id } })
    return ok({ assignmentId: second.id })
  // As long as giving out assignments may take: there can be thousands of passages to copy.
  }, { maxWait: 10_000, timeout: 30_000 })
}

/** What was asked of a reviewer stays with the first pass, and so does the answer. */
function withoutFlag(attributes: Prisma.JsonValue): Prisma.InputJsonObject {
  const { [flagKey]: _, ...others } = attributes as Prisma.InputJsonObject
  return others
}

function refusal(first: { pass: number; outletHidden: boolean; status: string; withdrawnAt: Date | null; member: { role: string; disabledAt: Date | null } }): string | undefined {
  if (first.pass !== 1) return 'There is no third pass.'
  if (!first.outletHidden) return 'The outlet was not hidden in this assignment, so a second pass would be like the first.'
  if (first.status !== 'submitted' || first.withdrawnAt) return 'A second pass follows a submitted one.'
  if (first.member.disabledAt || first.member.role === 'viewer') return 'Nobody is there any more to read it again.'
  return undefined
}
