import { type Result, fail, ok } from '@/core/result'
import { recordAct } from './audit'
import { database } from './database'
import { hashPassword, verifyPassword } from './password'
import type { Principal } from './principal'

/** Changes the asker's own password and ends all their other sessions. */
export async function changePassword(principal: Principal, change: { current: string; password: string }): Promise<Result<null>> {
  const { prisma } = database()
  const user = await prisma.user.findUniqueOrThrow({ where: { id: principal.userId }, select: { passwordHash: true } })
  if (!(await verifyPassword(change.current, user.passwordHash))) return fail('refused', 'The present password is not right.', { field: 'current' })
  const passwordHash = await hashPassword(change.password)
  await prisma.$transaction(async (client) => {
    await client.user.update({ where: { id: principal.userId }, data: { passwordHash } })
    await client.session.updateMany({ where: { userId: principal.userId, endedAt: null, id: { not: principal.sessionId } }, data: { endedAt: new Date() } })
    await recordAct(client, { action: 'password.change', actorId: principal.userId })
  })
  return ok(null)
}
