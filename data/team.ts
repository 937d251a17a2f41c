import type { Role } from '@/core/permission'
import type { MemberRequest } from '@/core/request/member'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { demand, notFound } from './access'
import { recordAct } from './audit'
import { readClock } from './clock'
import { database } from './database'
import { importedDomain } from './imported-domain'
import type { Access } from './principal'

/** A member as the lead sees them. */
export interface TeamMember {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly joinedAt: string
  readonly disabled: boolean
  /** Somebody whose layers were brought in, a person or a model: they have no account to sign in with. */
  readonly imported: boolean
  /** A model whose predictions were brought in: nobody who could be let in. */
  readonly machine: boolean
}

/** An invitation that nobody has taken up yet. */
export interface PendingInvitation {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly expiresAt: string
  readonly expired: boolean
}

/** What is asked of a member to say whether they are let in, and whether they have an account at all. */
export const standingFields = { disabledAt: true, user: { select: { email: true, disabledAt: true } } } as const satisfies Prisma.MemberSelect

/** Whether a member is kept out, here or everywhere, and whether they came in with layers. */
export function standingOf({ disabledAt, user }: { disabledAt: Date | null; user: { email: string; disabledAt: Date | null } }): { disabled: boolean; imported: boolean } {
  return { disabled: disabledAt !== null || user.disabledAt !== null, imported: user.email.endsWith(importedDomain) }
}

/** Everybody in the project and everybody invited to it. */
export async function listTeam(access: Access): Promise<{ members: readonly TeamMember[]; invitations: readonly PendingInvitation[] }> {
  demand(access, 'members.read')
  const { prisma } = database()
  const [now, members, invitations] = await Promise.all([
    readClock(prisma),
    prisma.member.findMany({ where: { projectId: access.project.id }, include: { user: true, machine: { select: { model: true } } }, orderBy: [{ role: 'asc' }, { user: { name: 'asc' } }] }),
    prisma.invitation.findMany({ where: { projectId: access.project.id, usedAt: null }, orderBy: { createdAt: 'desc' } }),
  ])
  return {
    members: members.map(({ user, ...member }) => ({
      userId: user.id, name: user.name, email: user.email, role: member.role, joinedAt: member.joinedAt.toISOString(),
      ...standingOf({ ...member, user }), machine: member.machine !== null,
    })),
    invitations: invitations.map((row) => ({
      id: row.id, email: row.email ?? '', role: row.role, expiresAt: row.expiresAt.toISOString(), expired: row.expiresAt <= now,
    })),
  }
}

/** Changes a member's role or keeps them out. It counts from their next request on. The last lead stays. */
export async function changeMember(access: Access, userId: string, change: MemberRequest): Promise<Result<null>> {
  demand(access, 'members.change')
  const projectId = access.project.id
  return database().prisma.$transaction(async (client) => {
    // Two leads must not take the role from each other at once.
    await client.$queryRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`
    const member = await client.member.findUnique({ where: { projectId_userId: { projectId, userId } }, include: { machine: { select: { model: true } } } })
    if (!member) return notFound
    if (member.machine) return fail('refused', 'A machine has no role, and is not let in.')
    const role = change.role ?? member.role
    const disabledAt = change.disabled === undefined ? member.disabledAt : change.disabled ? (member.disabledAt ?? (await readClock(client))) : null
    if (role !== 'lead' || disabledAt) {
      const others = await client.member.count({ where: { projectId, role: 'lead', disabledAt: null, userId: { not: userId } } })
      if (others === 0) return fail('refused', 'A project keeps at least one lead. Make somebody else lead first.', { field: change.role ? 'role' : 'disabled' })
    }
    await client.member.update({ where: { projectId_userId: { projectId, userId } }, data: { role, disabledAt } })
    await recordAct(client, { action: 'member.change', actorId: access.principal.userId, projectId, detail: { userId, ...change } })
    return ok(null)
  })
}
