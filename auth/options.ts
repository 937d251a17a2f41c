import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { fail } from '@/core/result'
import { environment } from '@/data/environment'
import { log } from '@/data/log'
import { endSession } from '@/data/session'
import { signIn } from '@/data/sign-in'
import { overTls, sessionCookieName } from './cookie'

/** Seconds a browser keeps the cookie. The session behind it may end sooner, and it is the row that counts. */
const cookieAge = 7 * 24 * 60 * 60

/**
 * next-auth as we use it: e-mail and password, and a JWT that carries nothing but the token of a
 * row in `sessions`. The row is looked up on every request, so that ending it ends the session.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: environment().secret,
    session: { strategy: 'jwt', maxAge: cookieAge },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure: overTls() } } },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const email = typeof credentials?.email === 'string' ? credentials.email : ''
          const password = typeof credentials?.password === 'string' ? credentials.password : ''
          const headers = request.headers ?? {}
          const from = { host: String(headers['x-forwarded-for'] ?? 'unknown'), userAgent: String(headers['user-agent'] ?? '') }
          // What is thrown here reaches the browser as `error`, so nothing of an inner failure may be in it.
          const signedIn = await signIn({ email, password }, from).catch((error: unknown) => {
            log.error({ error: error instanceof Error ? error.stack : String(error) }, 'signing in failed')
            return fail('unavailable', 'Nobody can sign in just now: the database does not answer. Try again in a moment.')
          })
          if (!signedIn.ok) throw new Error(JSON.stringify(signedIn.problem))
          return { id: signedIn.value }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token['sid'] }),
      // The endpoint that scripts can read says nothing about who is signed in.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.['sid'] === 'string') await endSession(token['sid'])
      },
    },
  }
}
