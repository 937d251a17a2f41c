'use client'
import { signIn as nextAuthSignIn, signOut as nextAuthSignOut } from 'next-auth/react'
import { type Result, fail, ok } from '@/core/result'

/** Signs in from the browser. The sentence of a refusal is the server's. */
export async function signIn(email: string, password: string): Promise<Result<null>> {
  try {
    const answer = await nextAuthSignIn('credentials', { email, password, redirect: false })
    if (answer?.ok && !answer.error) return ok(null)
    return fail('unauthenticated', answer?.error && answer.error !== 'CredentialsSignin' ? answer.error : 'The e-mail address or the password is not right.')
  } catch {
    return fail('unavailable', 'The server did not answer. Nothing was lost; try again in a moment.')
  }
}

/** Ends the session on the server, then in this browser. */
export async function signOut(): Promise<void> {
  await nextAuthSignOut({ redirect: false })
}
