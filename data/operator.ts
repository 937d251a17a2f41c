import { v7 as uuid } from 'uuid'
import type { Role } from '@/core/permission'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { recordAct } from './audit'
import { readClock } from './clock'
import { database } from './database'
import { invitationExpiry } from './invitation'
import { importedDomain } from './imported-domain'
import { hashToken, makeToken } from './session'

/*
 * What whoever runs Crossread does with accounts, from the command line. There is no asker: the audit has these acts with
 * nobody as their actor, and “operator” in their detail.
 */

/** An account as the operator sees it. */
export interface UserRow {
  readonly email: string
  readonly name: string
  readonly mayCreateProjects: boolean
  readonly createdAt: string
  readonly disabledAt: string | null
  /** The name under which an imported layer stands: nobody who could sign in. */
  readonly imported: boolean
  readonly projects: readonly { readonly slug: string; readonly role: Role; readonly keptOut: boolean }[]
}

/** A one-time link: its token is in this answer and nowhere else. */
export interface OneTimeLink {
  readonly email: string
  readonly token: string
  readonly expiresAt: string
}

const operator = { by: 'operator' } as const
const unknown = (email: string) => fail('notFound', `There is nobody with the address ${email}.`)

/** Every account, by address. */
export async function listUsers(): Promise<readonly UserRow[]> {
  const rows = await database().prisma.user.findMany({
    orderBy: { email: 'asc' }, include: { memberships: { orderBy: { project: { slug: 'asc' } }, select: { role: true, disabledAt: true, project: { select: { slug: true } } } } },
  })
  return rows.map(({ email, name, mayCreateProjects, createdAt, disabledAt, memberships }) => ({
    email, name, mayCreateProjects, createdAt: createdAt.toISOString(), disabledAt: disabledAt?.toISOString() ?? null, imported: isImported(email),
    projects: memberships.map(({ role, disabledAt: out, project: { slug } }) => ({ slug, role, keptOut: out !== null })),
  }))
}

/**
 * Lets an address in by a one-time link: with a role in a project, or, without one, as somebody who may make projects.
 * Whoever takes it up sets the password themselves. Fails with `refused` where there is such an account or member already.
 */
export async function addUser({ email, place }: { email: string; place: { project: string; role: Role } | null }): Promise<Result<OneTimeLink>> {
  const { prisma } = database()
  if (isImported(email)) return fail('refused', 'This is the name under which an imported layer stands: nobody signs in with it.')
  const user = await prisma.user.findUnique({ where: { email }, select: { memberships: { select: { project: { select: { slug: true } } } } } })
  if (!place) return user ? fail('refused', `${email} has an account already. Name a project that they are to join, or reset their password.`) : prisma.$transaction((client) => makeLink(client, email, { projectId: null, role: 'lead' }))
  const project = await prisma.project.findUnique({ where: { slug: place.project }, select: { id: true } })
  if (!project) return fail('notFound', `There is no project “${place.project}”.`)
  if (user?.memberships.some((one) => one.project.slug === place.project)) return fail('refused', `${email} is in the project already.`)
  return prisma.$transaction((client) => makeLink(client, email, { projectId: project.id, role: place.role }))
}

/** A one-time link with which somebody sets a new password. The present one is good until then. */
export async function resetPassword(email: string): Promise<Result<OneTimeLink>> {
  const { prisma } = database()
  const user = await prisma.user.findUnique({ where: { email }, select: { disabledAt: true } })
  if (!user || isImported(email)) return unknown(email)
  if (user.disabledAt) return fail('refused', `${email} is disabled. Enable the account first.`)
  return prisma.$transaction((client) => makeLink(client, email, null))
}

/** @param place null where the address has an account, whose password the link sets */
async function makeLink(client: Prisma.TransactionClient, email: string, place: { projectId: string | null; role: Role } | null): Promise<Result<OneTimeLink>> {
  const token = makeToken()
  const expiresAt = await invitationExpiry(client)
  const { projectId = null, role = 'lead' } = place ?? {}
  // Of two links to one password the later is good.
  if (!place) await client.invitation.updateMany({ where: { email, projectId: null, usedAt: null }, data: { usedAt: await readClock(client) } })
  const row = await client.invitation.create({ data: { id: uuid(), projectId, email, role, tokenHash: hashToken(token), expiresAt } })
  await recordAct(client, { action: place ? 'member.invite' : 'password.reset', actorId: null, projectId, detail: { ...operator, invitation: row.id, ...(place ? { role } : { email }) } })
  return ok({ email, token, expiresAt: expiresAt.toISOString() })
}

/** What a change to an account did. */
export interface UserChange {
  readonly email: string
  /** Whether it was otherwise before. */
  readonly changed: boolean
  /** Sessions that ended with it. */
  readonly sessions: number
  /** Projects that have nobody else to lead them. */
  readonly withoutLead: readonly string[]
}

/** Disables an account, whose sessions end, or enables it again. All of its work stays as it is. */
export async function setDisabled(email: string, disabled: boolean): Promise<Result<UserChange>> {
  return database().prisma.$transaction(async (client): Promise<Result<UserChange>> => {
    const user = await client.user.findUnique({ where: { email }, select: { id: true, disabledAt: true } })
    if (!user || isImported(email)) return unknown(email)
    const changed = (user.disabledAt !== null) !== disabled
    if (!changed) return ok({ email, changed, sessions: 0, withoutLead: [] })
    const now = await readClock(client)
    await client.user.update({ where: { id: user.id }, data: { disabledAt: disabled ? now : null } })
    const { count } = await client.session.updateMany({ where: { userId: user.id, endedAt: null }, data: { endedAt: now } })
    const led = disabled ? await client.project.findMany({
      where: { members: { some: { userId: user.id, role: 'lead', disabledAt: null }, none: { userId: { not: user.id }, role: 'lead', disabledAt: null, user: { disabledAt: null } } } }, orderBy: { slug: 'asc' }, select: { slug: true },
    }) : []
    await recordAct(client, { action: disabled ? 'user.disable' : 'user.enable', actorId: null, detail: { ...operator, userId: user.id } })
    return ok({ email, changed, sessions: count, withoutLead: led.map(({ slug }) => slug) })
  })
}

const isImported = (email: string): boolean => email.endsWith(importedDomain)
