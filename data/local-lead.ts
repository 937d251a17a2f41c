import { v7 as uuid } from 'uuid'
import { normaliseEmail } from '@/core/request/email'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { isStorable, notFound } from './access'
import { database } from './database'
import type { Access } from './principal'

/** Who made a row where nobody has entered the workspace yet. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** A project with the lead in whose name something is done to it. */
export interface LedProject {
  readonly projectId: string
  /** Null in a workspace that nobody has entered yet: its first lead will lead the project. */
  readonly lead: { readonly id: string; readonly email: string } | null
  /** Whether the project was made just now. */
  readonly made: boolean
}

/**
 * Opens a project for somebody who has the database itself and is nobody in it: acts are recorded as a lead's. A
 * project that is not there is made, led by `lead`, or by the one person who may make projects, or, where nobody has
 * entered the workspace yet, by nobody. One import into a project at a time. Fails with `refused` where the lead that is named
 * is none, or several could be meant.
 */
export async function openForImport(client: Prisma.TransactionClient, { slug, name, lead }: { slug: string; name: string; lead: string | undefined }): Promise<Result<LedProject>> {
  const email = lead === undefined ? undefined : normaliseEmail(lead)
  if (!isStorable(slug) || !isStorable(name) || (email !== undefined && !isStorable(email))) return fail('refused', 'A name holds a character that cannot be stored.')
  // Imports wait for each other, and nobody waits for an import: it may take an hour, and a lock on the project's row would hold up whoever adds to it.
  await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${slug}`}, 0))::text`
  const known = await client.project.findUnique({ where: { slug }, select: { id: true } })
  if (known) {
    const members = await client.member.findMany({
      where: { projectId: known.id, role: 'lead', disabledAt: null, user: { disabledAt: null, ...(email === undefined ? {} : { email }) } },
      orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }], take: 1, select: { user: { select: { id: true, email: true } } },
    })
    if (!members[0] && email !== undefined) return fail('refused', `${email} does not lead this project.`, { field: 'lead' })
    return ok({ projectId: known.id, lead: members[0]?.user ?? null, made: false })
  }
  const people = await client.user.findMany({ where: { disabledAt: null, ...(email === undefined ? { mayCreateProjects: true } : { email }) }, take: 2, select: { id: true, email: true } })
  if (people.length === 0 && email !== undefined) return fail('refused', `There is nobody with the address ${email}.`, { field: 'lead' })
  if (people.length > 1) return fail('refused', 'Several people could lead the new project. Name one by address.', { field: 'lead' })
  const projectId = uuid()
  await client.project.create({ data: { id: projectId, slug, name } })
  const [leader = null] = people
  if (leader) await client.member.create({ data: { projectId, userId: leader.id, role: 'lead' } })
  return ok({ projectId, lead: leader, made: true })
}

/** A project as its longest-standing lead opens it, for somebody who has the database itself: what is done is recorded as that lead's. */
export async function openAsLead(slug: string): Promise<Result<Access>> {
  if (!isStorable(slug)) return notFound
  const member = await database().prisma.member.findFirst({
    where: { role: 'lead', disabledAt: null, project: { slug }, user: { disabledAt: null } }, orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }],
    select: { role: true, user: { select: { id: true, name: true, email: true, mayCreateProjects: true } }, project: { select: { id: true, slug: true, name: true, peersVisible: true, decideOwnCases: true, namesForReviewers: true, outletVisibility: true } } },
  })
  if (!member) return fail('notFound', `There is no project “${slug}” that anybody leads.`)
  const { id: userId, ...user } = member.user
  return ok({ principal: { userId, sessionId: '', ...user }, role: member.role, project: member.project })
}
