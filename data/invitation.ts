import { v7 as uuid } from 'uuid'
import type { Role } from '@/core/permission'
import type { AcceptanceRequest } from '@/core/request/acceptance'
import { type Result, fail, ok } from '@/core/result'
import { demand, notFound } from './access'
import { recordAct } from './audit'
import { readClock } from './clock'
import { database } from './database'
import { hashPassword } from './password'
import type { Access } from './principal'
import { hashToken, makeToken } from './session'
import { authenticate } from './sign-in'
import { isUniqueViolation } from './violation'

/** What somebody who opens a one-time link is told before they take it up. */
export interface OpenInvitation {
  readonly projectName: string | null
  readonly role: Role
  /** The address it is bound to; null for the first lead of an empty workspace. Bound and without a project, it is the operator's: see data/operator.ts. */
  readonly email: string | null
  /** Whether that address has an account already, whose password is then asked for, or, without a project, set anew. */
  readonly hasAccount: boolean
}

const hours = 72
const spent = fail('notFound', 'This link has been used, has expired, or was copied without its end. Ask the lead for a new one.')
const taken = fail('refused', 'This address has an account already. Enter its password to join with it.', { field: 'password' })

/** Invites an address to a role. The token is in the answer and nowhere else; it is good once, for 72 hours. */
export async function invite(access: Access, invitation: { email: string; role: Role }): Promise<Result<{ token: string; expiresAt: string }>> {
  demand(access, 'members.invite')
  const { prisma } = database()
  const member = await prisma.member.findFirst({ where: { projectId: access.project.id, user: { email: invitation.email } } })
  if (member) return fail('refused', 'This person is in the project already. Change their role in the table.', { field: 'email' })
  const token = makeToken()
  const expiresAt = await invitationExpiry(prisma)
  const created = await prisma.$transaction(async (client) => {
    const row = await client.invitation.create({
      data: { id: uuid(), projectId: access.project.id, email: invitation.email, role: invitation.role, tokenHash: hashToken(token), createdById: access.principal.userId, expiresAt },
    })
    await recordAct(client, { action: 'member.invite', actorId: access.principal.userId, projectId: access.project.id, detail: { role: invitation.role, invitation: row.id } })
    return row
  })
  return ok({ token, expiresAt: created.expiresAt.toISOString() })
}

/**
 * Makes the one-time link of an empty workspace: who takes it up may create projects. `keep` puts the token away before
 * anything is committed. Where a link still waits, it makes none.
 */
export async function inviteFirstLead(keep: (token: string) => Promise<void>): Promise<void> {
  const token = makeToken()
  const expiresAt = await invitationExpiry(database().prisma)
  await database().prisma.$transaction(async (client) => {
    // Of two starts at once the second waits, and then finds the link of the first.
    await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('crossread.first-lead', 0))::text`
    const standing = await client.invitation.count({ where: { projectId: null, email: null, usedAt: null, expiresAt: { gt: await readClock(client) } } })
    if (standing > 0) return
    await client.invitation.create({ data: { id: uuid(), role: 'lead', tokenHash: hashToken(token), expiresAt } })
    await keep(token)
  }, { timeout: 30_000 })
}

/** Until when a one-time link is good that is made now, by the database's clock. */
export async function invitationExpiry(client: Parameters<typeof readClock>[0]): Promise<Date> {
  return new Date((await readClock(client)).getTime() + hours * 60 * 60 * 1000)
}

/** Finds what a link invites to, if it still does. Reading changes nothing. */
export async function findInvitation(token: string): Promise<Result<OpenInvitation>> {
  const { prisma } = database()
  const row = await prisma.invitation.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: await readClock(prisma) } },
    select: { role: true, email: true, project: { select: { name: true } } },
  })
  if (!row) return spent
  const account = row.email && (await prisma.user.findUnique({ where: { email: row.email }, select: { id: true } }))
  return ok({ projectName: row.project?.name ?? null, role: row.role, email: row.email, hasAccount: Boolean(account) })
}

/**
 * Takes up an invitation: makes the account where there is none, else asks for its password, and
 * joins the project. The operator's link to an account sets its password in place of that. Single use: of two at once, one is told that the link has been used.
 */
export async function acceptInvitation(acceptance: AcceptanceRequest, host: string): Promise<Result<{ projectSlug: string | null }>> {
  const { prisma } = database()
  const open = await findInvitation(acceptance.token)
  if (!open.ok) return open
  if (open.value.email && open.value.email !== acceptance.email) return fail('refused', `This link is for ${open.value.email}.`, { field: 'email' })
  const existing = await prisma.user.findUnique({ where: { email: acceptance.email } })
  const resets = existing !== null && open.value.email !== null && open.value.projectName === null
  if (existing && !resets) {
    // Only an address that its invitation is bound to may join with an account that exists.
    if (!open.value.email) return fail('refused', 'Choose another address: this one is taken.', { field: 'email' })
    const known = await authenticate(acceptance, host)
    if (!known.ok) return known.problem.code === 'tooMany' ? known : taken
  }
  const passwordHash = existing && !resets ? existing.passwordHash : await hashPassword(acceptance.password)

  const joined = prisma.$transaction(async (client) => {
    const { count } = await client.invitation.updateMany({ where: { tokenHash: hashToken(acceptance.token), usedAt: null }, data: { usedAt: await readClock(client) } })
    if (count === 0) return spent
    const invitation = await client.invitation.findUniqueOrThrow({ where: { tokenHash: hashToken(acceptance.token) }, include: { project: true } })
    if (existing && resets) {
      await client.invitation.update({ where: { id: invitation.id }, data: { usedById: existing.id } })
      await client.user.update({ where: { id: existing.id }, data: { passwordHash } })
      await client.session.updateMany({ where: { userId: existing.id, endedAt: null }, data: { endedAt: await readClock(client) } })
      await recordAct(client, { action: 'password.change', actorId: existing.id, detail: { invitation: invitation.id } })
      return ok({ projectSlug: null })
    }
    const user = existing ?? (await client.user.create({
      data: { id: uuid(), email: acceptance.email, name: acceptance.name, passwordHash, mayCreateProjects: invitation.projectId === null },
    }))
    await client.invitation.update({ where: { id: invitation.id }, data: { usedById: user.id } })
    if (invitation.projectId) {
      const key = { projectId: invitation.projectId, userId: user.id }
      await client.member.upsert({ where: { projectId_userId: key }, create: { ...key, role: invitation.role }, update: {} })
    }
    // What was brought in before anybody came is theirs to lead.
    else {
      const unled = await client.project.findMany({ where: { members: { none: { role: 'lead' } } }, select: { id: true } })
      await client.member.createMany({ data: unled.map(({ id: projectId }) => ({ projectId, userId: user.id, role: 'lead' as const })) })
    }
    await recordAct(client, { action: 'member.join', actorId: user.id, projectId: invitation.projectId, detail: { invitation: invitation.id, role: invitation.role } })
    return ok({ projectSlug: invitation.project?.slug ?? null })
  })
  // Another invitation of the same address was taken up in this moment, and made its account.
  return joined.catch((error: unknown) => {
    if (isUniqueViolation(error)) return taken
    throw error
  })
}

/** Takes an invitation back that nobody has used: its link is worth nothing from now on. */
export async function withdrawInvitation(access: Access, id: string): Promise<Result<null>> {
  demand(access, 'members.invite')
  return database().prisma.$transaction(async (client) => {
    const { count } = await client.invitation.updateMany({ where: { id, projectId: access.project.id, usedAt: null }, data: { usedAt: await readClock(client) } })
    if (count === 0) return notFound
    await recordAct(client, { action: 'member.invite', actorId: access.principal.userId, projectId: access.project.id, detail: { withdrawn: id } })
    return ok(null)
  })
}
