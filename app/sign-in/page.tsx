import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { findAsker } from '@/auth/asker'
import { QuietPage } from '@/components/page/QuietPage'
import { SignIn } from './SignIn'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams
  const target = localPath(next)
  if (await findAsker()) redirect(target)
  return (
    <QuietPage title="Sign in" width="form">
      <SignIn next={target} />
    </QuietPage>
  )
}

/** Where to go afterwards: a path of this server and nothing else, as addresses are written: what is not ASCII stands there escaped. */
function localPath(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/(?![/\\])[!-[\]-~]*$/.test(next) && !next.startsWith('/sign-in') ? next : '/'
}
