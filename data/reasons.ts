import { reasonListSchema } from '@/core/request/reasons'
import { type Result, ok } from '@/core/result'
import { type ReasonList, defaultReasons } from '@/core/review/reasons'
import type { Prisma } from '@/prisma/generated/client'
import { demand } from './access'
import { recordAct } from './audit'
import { database } from './database'
import type { Access } from './principal'

/** The reasons that a project offers for verdicts: its own, or those a project starts with. */
export async function readReasons(access: Access): Promise<ReasonList> {
  demand(access, 'cases.read')
  const { reasons } = await database().prisma.project.findUniqueOrThrow({ where: { id: access.project.id }, select: { reasons: true } })
  return reasons === null ? defaultReasons : reasonListSchema.parse(reasons)
}

/** Changes the reasons a project offers. Decisions keep the words they were made with. */
export async function saveReasons(access: Access, reasons: ReasonList): Promise<Result<null>> {
  demand(access, 'project.change')
  const stored = structuredClone(reasons) as unknown as Prisma.InputJsonObject
  await database().prisma.$transaction(async (client) => {
    await client.project.update({ where: { id: access.project.id }, data: { reasons: stored } })
    await recordAct(client, { action: 'project.change', actorId: access.principal.userId, projectId: access.project.id, detail: { reasons: stored } })
  })
  return ok(null)
}
