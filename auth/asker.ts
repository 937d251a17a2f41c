import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { environment } from '@/data/environment'
import type { Principal } from '@/data/principal'
import { findPrincipal } from '@/data/session'
import { sessionCookieName } from './cookie'

/** Who is asking, from the cookie by way of the session's row; undefined when nobody is signed in. Looked up once per request. */
export const findAsker = cache(async (): Promise<Principal | undefined> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value
  if (!cookie) return undefined
  const token = await decode({ token: cookie, secret: environment().secret }).catch(() => null)
  return typeof token?.['sid'] === 'string' ? findPrincipal(token['sid']) : undefined
})
