'use client'
import { usePathname } from 'next/navigation'
import { type ComponentProps, useState } from 'react'
import { Shell } from '@/components/page/Shell'
import { UnsentElsewhere } from '@/components/unsent/unsent-elsewhere'
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
  const [asking, setAsking] = useState(false)
  // Whoever follows the question to an article has answered it.
  const [shownOn, setShownOn] = useState(path)
  if (shownOn !== path) {
    setShownOn(path)
    setAsking(false)
  }

  const signOut = async () => {
    if ((await unsent.send()).length > 0) {
      await new Promise((done) => setTimeout(done, aMoment))
      if ((await unsent.send()).length > 0) return setAsking(true)
    }
    await leave()
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
      {asking && <LeaveDialog articles={unsent.articles} onLeave={leave} onStay={() => setAsking(false)} />}
    </UnsentElsewhere>
  )
}

/** next-auth's script comes only to those who leave: nobody else on these pages needs it. */
async function leave(): Promise<void> {
  const browser = await import('@/auth/browser').catch(() => undefined)
  // The server has been replaced by another build, which does not have this script: its own page has one that goes with it.
  if (!browser) return window.location.reload()
  await browser.signOut()
  window.location.assign('/sign-in')
}
