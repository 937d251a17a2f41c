import { type APIRequestContext, request } from '@playwright/test'
import type { Person } from '@/e2e/app'

/** A signed-in client without a browser: next-auth's own two steps, its token against forgery and the credentials. */
export async function signInAs(origin: string, { email, password }: Person): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } })
  const { csrfToken } = (await (await context.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await context.post('/api/auth/callback/credentials', { form: { csrfToken, email, password, json: 'true' } })
  if (!answer.ok()) throw new Error(`could not sign in as ${email}: ${answer.status()}`)
  return context
}
