import { notFound, redirect } from 'next/navigation'
import { findAsker } from '@/auth/asker'
import type { Action } from '@/core/permission'
import { may } from '@/core/permission'
import type { Result } from '@/core/result'
import { openProject } from '@/data/access'
import type { Access, Principal } from '@/data/principal'

/** Who is asking for a page; those who are not signed in are sent to do so. */
export async function requireAsker(): Promise<Principal> {
  return (await findAsker()) ?? redirect('/sign-in')
}

/** The asker at work in a project. Strangers, and members who may not do `action`, find nothing there. */
export async function requireAccess(slug: string, action?: Action): Promise<Access> {
  const access = await openProject(await requireAsker(), slug)
  if (!access.ok || (action && !may(access.value.role, action).allowed)) notFound()
  return access.value
}

/** What was found, or the page that says that there is nothing. */
export function found<T>(result: Result<T>): T {
  return result.ok ? result.value : notFound()
}
