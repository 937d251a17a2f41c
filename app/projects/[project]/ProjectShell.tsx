'use client'
import { usePathname } from 'next/navigation'
import { type ComponentProps, useState } from 'react'
import { get } from '@/client/api'
import { Shell } from '@/components/page/Shell'
import { UnsentElsewhere } from '@/components/unsent/unsent-elsewhere'
import { type Problem, type Result, fail, ok } from '@/core/result'
import { LateWorkNote, LeaveDialog, UnsentNotice } from './later-parts'
import { useUnsentWork } from './use-unsent-work'

type Props = Omit<ComponentProps<typeof Shell>, 'onSignOut' | 'accountHref' | 'width' | 'notice'> & { readonly userId: string }

/** What is being saved at this moment needs no question. Milliseconds. */
const aMoment = 800

/** The shell with what it does: seeing to what was left unsent, signing out, and the whole window for reading and review. */
export function ProjectShell({ userId, children, ...props }: Props) {
  const path = usePathname()
  const wide = /^\/projects\/[^/]+\/(read|review|articles)\/./.test(path)
  const unsent = useUnsentWork(userId)
  const { elsewhere, late } = unsent
  /** The page on which signing out is asked about: following a way out of the question answers it. */
  const [asked, setAsked] = useState<{ readonly on: string; readonly problem?: Problem }>()

  const signOut = async () => {
    if ((await unsent.send()).length > 0) {
      await new Promise((done) => setTimeout(done, aMoment))
      if ((await unsent.send()).length > 0) return setAsked({ on: path })
    }
    const left = await leave()
    if (!left.ok) setAsked({ on: path, problem: left.problem })
  }
  return (
    <UnsentElsewhere value={elsewhere}>
      <Shell
        {...props} accountHref="/account" width={wide ? 'wide' : 'page'} onSignOut={() => void signOut()}
        notice={elsewhere.length > 0 && <UnsentNotice articles={elsewhere} signedOut={unsent.signedOut} signInHref="/sign-in" onSend={() => void unsent.send()} />}
      >
        {late.length > 0 && <LateWorkNote writes={late} />}
        {children}
      </Shell>
      {asked?.on === path && <LeaveDialog articles={unsent.articles} problem={asked.problem} onLeave={leave} onStay={() => setAsked(undefined)} />}
    </UnsentElsewhere>
  )
}

/** next-auth's script comes only to those who leave: nobody else on these pages needs it. */
async function leave(): Promise<Result<null>> {
  const browser = await import('@/auth/browser').catch(() => undefined)
  if (!browser) {
    const server = await get('/projects')
    if (!server.ok && server.problem.code === 'unavailable') return fail('unavailable', 'You are still signed in: the server did not answer. Try again in a moment.')
    // The server has been replaced by another build, which does not have this script: its own page has one that goes with it.
    window.location.reload()
    return ok(null)
  }
  const left = await browser.signOut()
  if (left.ok) window.location.assign('/sign-in')
  return left
}
