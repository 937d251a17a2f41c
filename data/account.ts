import { type Result, fail, ok } from '@/core/result'
import { recordAct } from './audit'
import { readClock } from './clock'
import { database } from './database'
import { hashPassword } from './password'
import type { Principal } from './principal'
import { authenticate } from './sign-in'

/** Changes the asker's own password and ends all their other sessions. */
export async function changePassword(principal: Principal, change: { current: string; password: string }, host: string): Promise<Result<null>> {
  const { prisma } = database()
  // Through the same limiter as signing in: a session left open must not become a place to guess passwords.
  const known = await authenticate({ email: principal.email, password: change.current }, host)
  if (!known.ok && known.problem.code === 'tooMany') return known
  if (!known.ok) return fail('refused', 'The present password is not right.', { field: 'current' })
  const passwordHash = await hashPassword(change.password)
  await prisma.$transaction(async (client) => {
    await client.user.update({ where: { id: principal.userId }, data: { passwordHash } })
    await client.session.updateMany({ where: { userId: principal.userId, endedAt: null, id: { not: principal.sessionId } }, data: { endedAt: await readClock(client) } })
    await recordAct(client, { action: 'password.change', actorId: principal.userId })
  })
  return ok(null)
}
