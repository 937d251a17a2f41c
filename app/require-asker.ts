import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { findAsker } from '@/auth/asker'
import type { Action } from '@/core/permission'
import { may } from '@/core/permission'
import type { Result } from '@/core/result'
import { openProject } from '@/data/access'
import type { Access, Principal } from '@/data/principal'

/** Who is asking for a page; those who are not signed in, or no longer, are sent to do so, and then back here. */
export async function requireAsker(): Promise<Principal> {
  return (await findAsker()) ?? redirect(signIn((await headers()).get('x-path')))
}

/** The sign-in, with the page that was asked for: proxy.ts says which, whatever the client sent. */
function signIn(path: string | null): string {
  return path && path !== '/' ? `/sign-in?${new URLSearchParams({ next: path })}` : '/sign-in'
}

/** The asker at work in a project; undefined for strangers, and for members who may not do `action`. Looked up once per request. */
export const findAccess = cache(async (slug: string, action?: Action): Promise<Access | undefined> => {
  const asker = await findAsker()
  const access = asker && (await openProject(asker, slug))
  return access?.ok && (!action || may(access.value.role, action).allowed) ? access.value : undefined
})

/** The asker at work in a project. Strangers, and members who may not do `action`, find nothing there. */
export async function requireAccess(slug: string, action?: Action): Promise<Access> {
  await requireAsker()
  return (await findAccess(slug, action)) ?? notFound()
}

/** What was found, or the page that says that there is nothing. */
export function found<T>(result: Result<T>): T {
  return result.ok ? result.value : notFound()
}
