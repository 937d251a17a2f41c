import type { Page, PageQuery } from '@/core/api/shapes'
import { type Action, may } from '@/core/permission'
import { slugField } from '@/core/request/slug'
import { type Result, fail, ok } from '@/core/result'
import { database } from './database'
import { readPage } from './paging'
import type { Access, Principal } from './principal'

/** The one answer for what is not there and for what is not yours. */
export const notFound = fail('notFound', 'There is nothing here, or nothing that you may see.')

/**
 * Opens a project for one of its members. Everybody else is told that there is none.
 * Read afresh on every call, so that a changed role or a disabled member counts from the next request on.
 */
export async function openProject(principal: Principal, slug: string): Promise<Result<Access>> {
  if (!isStorable(slug)) return notFound
  const member = await database().prisma.member.findFirst({
    where: { userId: principal.userId, disabledAt: null, project: { slug, ...reachOf(principal) } },
    select: { role: true, project: { select: { id: true, slug: true, name: true, peersVisible: true, decideOwnCases: true, namesForReviewers: true, outletVisibility: true } } },
  })
  return member ? ok({ principal, role: member.role, project: member.project }) : notFound
}

/** Which projects a token is good for; a session is for all. */
function reachOf({ bearer }: Principal): { id?: string } {
  return bearer?.projectId ? { id: bearer.projectId } : {}
}

/** Whether PostgreSQL could hold a text at all. It refuses NUL even in a question, so nothing has such a name. */
export function isStorable(text: string): boolean {
  return !text.includes('\0')
}

/** Opens a project for a member who may do `action`; a member who may not gets the same answer as a stranger. */
export async function openProjectFor(principal: Principal, slug: string, action: Action): Promise<Result<Access>> {
  const access = await openProject(principal, slug)
  return access.ok && !may(access.value.role, action).allowed ? notFound : access
}

/** Does `work` in a project, as a member who may do `action`; strangers and other roles are told that there is nothing. */
export async function inProject<T>(principal: Principal, slug: string | undefined, action: Action, work: (access: Access) => Promise<Result<T>>): Promise<Result<T>> {
  const access = await openProjectFor(principal, slug ?? '', action)
  return access.ok ? work(access.value) : access
}

/** Does `work` in a project, as any member of it; strangers are told that there is nothing. */
export async function asMember<T>(principal: Principal, slug: string | undefined, work: (access: Access) => Promise<Result<T>>): Promise<Result<T>> {
  const access = await openProject(principal, slug ?? '')
  return access.ok ? work(access.value) : access
}

/** @throws when the caller forgot to ask: a route must have opened the project for this action. */
export function demand(access: Access, action: Action): void {
  if (!may(access.role, action).allowed) throw new Error(`a ${access.role} was let through to ${action}`)
}

/** The projects somebody is a member of, by name. */
export async function listProjects(principal: Principal): Promise<readonly { slug: string; name: string; role: Access['role'] }[]> {
  const members = await database().prisma.member.findMany({
    where: { userId: principal.userId, disabledAt: null, project: reachOf(principal) },
    select: { role: true, project: { select: { slug: true, name: true } } },
    orderBy: { project: { name: 'asc' } },
  })
  return members.map(({ role, project }) => ({ ...project, role }))
}

/** A page of the projects somebody is a member of, by short name. */
export function listProjectPage(principal: Principal, query: PageQuery): Promise<Result<Page<{ slug: string; name: string; role: Access['role'] }>>> {
  return readPage('projects', query, {
    isKey: (key) => slugField.safeParse(key).success,
    find: (after, take) => database().prisma.member.findMany({
      where: { userId: principal.userId, disabledAt: null, project: { ...reachOf(principal), ...(after === null ? {} : { slug: { gt: after } }) } },
      select: { role: true, project: { select: { slug: true, name: true } } }, orderBy: { project: { slug: 'asc' } }, take,
    }),
    keyOf: ({ project }) => project.slug,
    itemsOf: (rows) => rows.map(({ role, project }) => ({ ...project, role })),
  })
}
