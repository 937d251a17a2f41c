import { test as base, type Page } from '@playwright/test'
import { listen, type Quiet } from './quiet'
import { type ContextOptions, sessionOf } from './session'

/** Opens a browser of their own for somebody who is signed in, or for a stranger. */
export type Open = (person?: { readonly email: string; readonly password: string }, options?: ContextOptions) => Promise<Page>

/** The ground of every story: people with a browser each, and an ear for what the browsers complain of. */
export const story = base.extend<{ quiet: Quiet; open: Open }>({
  quiet: async ({}, use) => {
    const quiet = listen()
    await use(quiet)
    quiet.check()
  },
  open: async ({ browser, quiet }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = []
    await use(async (person, options = {}) => {
      const context = await browser.newContext({ ...(person && { storageState: await sessionOf(person) }), ...options })
      contexts.push(context)
      await quiet.watch(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

export { expect } from '@playwright/test'
