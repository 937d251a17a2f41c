'use client'
import { AlreadySignedIn } from '@/components/account/AlreadySignedIn'
import { LateWorkNote } from '../unsent/later-parts'
import { useSigningOut } from '../unsent/use-signing-out'

/** The ways on for somebody who is signed in. What they left unsent is seen to here too, before they are signed out. `next` is where the other one goes on, who signs in then. */
export function SignedIn({ userId, name, next }: { userId: string; name: string; next: string }) {
  const { unsent, signOut, question } = useSigningOut(userId, next === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next })}`)
  return (
    <>
      {unsent.late.length > 0 && <LateWorkNote writes={unsent.late} />}
      <AlreadySignedIn name={name} href="/" onSignOut={signOut} />
      {question}
    </>
  )
}
