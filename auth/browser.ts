'use client'
import { signIn as nextAuthSignIn, signOut as nextAuthSignOut } from 'next-auth/react'
import { type Problem, type Result, fail, ok } from '@/core/result'

/** Signs in from the browser. The sentence of a refusal is the server's. */
export async function signIn(email: string, password: string): Promise<Result<null>> {
  try {
    const answer = await nextAuthSignIn('credentials', { email, password, redirect: false })
    if (answer?.ok && !answer.error) return ok(null)
    return { ok: false, problem: problemIn(answer?.error) }
  } catch {
    return fail('unavailable', 'The server did not answer. Nothing was lost; try again in a moment.')
  }
}

/** The problem that `authorize` threw, as next-auth hands it on; any other error of its own is a refusal. */
function problemIn(error: string | null | undefined): Problem {
  try {
    const problem: unknown = JSON.parse(error ?? '')
    if (typeof problem === 'object' && problem !== null && 'code' in problem && 'message' in problem) return problem as Problem
  } catch {
    // One of next-auth's own words, such as CredentialsSignin.
  }
  return { code: 'unauthenticated', message: 'The e-mail address or the password is not right.' }
}

/** On a shared machine somebody has to know. */
const stillSignedIn = 'You are still signed in: the server did not answer. Try again in a moment.'

/** Ends the session on the server, then in this browser. Where the server did not say that it is ended, it is not. */
export async function signOut(): Promise<Result<null>> {
  try {
    const answer: { url?: unknown } | undefined = await nextAuthSignOut({ redirect: false, callbackUrl: '/sign-in' })
    // Where the token that goes with the request is not taken, next-auth answers with the way to its own question.
    if (typeof answer?.url === 'string' && !answer.url.includes('csrf=true')) return ok(null)
  } catch {
    // No answer, or one of something between here and the server.
  }
  return fail('unavailable', stillSignedIn)
}
