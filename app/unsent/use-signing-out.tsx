'use client'
import { usePathname } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { get } from '@/client/api'
import { type Problem, type Result, fail, ok } from '@/core/result'
import { LeaveDialog } from './later-parts'
import { type UnsentAtWork, useUnsentWork } from './use-unsent-work'

/** What is being saved at this moment needs no question. Milliseconds. */
const aMoment = 800

interface SigningOut {
  readonly unsent: UnsentAtWork
  /** Signs out, or asks first where something is unsent. Resolves once it has done either. */
  signOut(): Promise<void>
  /** What is asked; stands on the page. */
  readonly question: ReactNode
}

/** Signing out as somebody whose work is seen to first. `onwards` is the path of this server that is opened after it. */
export function useSigningOut(userId: string, onwards: string): SigningOut {
  const path = usePathname()
  const unsent = useUnsentWork(userId)
  /** The page on which signing out is asked about: following a way out of the question answers it. */
  const [asked, setAsked] = useState<{ readonly on: string; readonly problem?: Problem }>()

  const signOut = async () => {
    if ((await unsent.send()).length > 0) {
      await new Promise((done) => setTimeout(done, aMoment))
      if ((await unsent.send()).length > 0) return setAsked({ on: path })
    }
    const left = await leave(onwards)
    if (!left.ok) setAsked({ on: path, problem: left.problem })
  }
  return {
    unsent, signOut,
    question: asked?.on === path && <LeaveDialog articles={unsent.articles} problem={asked.problem} onLeave={() => leave(onwards)} onStay={() => setAsked(undefined)} />,
  }
}

/** next-auth's script comes only to those who leave: nobody else on these pages needs it. */
async function leave(onwards: string): Promise<Result<null>> {
  const browser = await import('@/auth/browser').catch(() => undefined)
  if (!browser) {
    const server = await get('/projects')
    if (!server.ok && server.problem.code === 'unavailable') return fail('unavailable', 'You are still signed in: the server did not answer. Try again in a moment.')
    // The server has been replaced by another build, which does not have this script: its own page has one that goes with it.
    window.location.reload()
    return ok(null)
  }
  const left = await browser.signOut()
  if (left.ok) window.location.assign(onwards)
  return left
}
