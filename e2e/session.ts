import { type APIRequestContext, type Browser, request } from '@playwright/test'
import { system } from './system'

/** What a browser keeps of somebody who has signed in. */
export type Session = Awaited<ReturnType<APIRequestContext['storageState']>>

type Credentials = { readonly email: string; readonly password: string }

const kept = new Map<string, Session>()

/** Signs somebody in without a page, once in each process: the story of signing in is told elsewhere. @throws when refused. */
export async function sessionOf({ email, password }: Credentials): Promise<Session> {
  const known = kept.get(email)
  if (known) return known
  const { origin } = system()
  const browser = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } })
  const { csrfToken } = (await (await browser.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await browser.post('/api/auth/callback/credentials', { form: { csrfToken, email, password, json: 'true' } })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`)
  const session = await browser.storageState()
  await browser.dispose()
  kept.set(email, session)
  return session
}

/** The colour scheme, the size of the window and the like. */
export type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>
