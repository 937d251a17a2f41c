import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { findAsker } from '@/auth/asker'
import { QuietPage } from '@/components/page/QuietPage'
import { localPath } from './address'
import { SignIn } from './SignIn'
import { SignedIn } from './SignedIn'

type Props = { searchParams: Promise<{ next?: string | string[]; as?: string | string[] }> }

export const metadata: Metadata = { title: 'Sign in' }

/** The form; or, for whoever is signed in, the way on, and the way to sign in as somebody else. */
export default async function SignInPage({ searchParams }: Props) {
  const { next, as } = await searchParams
  const target = localPath(next)
  const asker = await findAsker()
  const another = as === 'another'
  // Sent here to sign in for a page, and signed in by now: in another tab, or by going back.
  if (asker && next !== undefined && !another) redirect(target)
  if (asker)
    return (
      <QuietPage title={`You are signed in as ${asker.name}.`} explanation={another ? 'If that is not you, sign out first. What you left unsent in this browser stays here under your name, and is sent once you have signed in.' : asker.email}>
        <SignedIn userId={asker.userId} name={asker.name} next={target} />
      </QuietPage>
    )
  return (
    <QuietPage title="Sign in" width="form">
      <SignIn next={target} />
    </QuietPage>
  )
}
