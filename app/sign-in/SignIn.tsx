'use client'
import { signIn } from '@/auth/browser'
import { SignInForm } from '@/components/account/SignInForm'

/** Signs in, then loads the page that was asked for afresh. */
export function SignIn({ next }: { next: string }) {
  return (
    <SignInForm
      onSignIn={async (email, password) => {
        const signedIn = await signIn(email, password)
        if (signedIn.ok) window.location.assign(next)
        return signedIn
      }}
    />
  )
}
