'use client'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'
import { Shell } from '@/components/page/Shell'

/** The shell with what it does: signing out, and the whole window for reading and review. */
export function ProjectShell(props: Omit<ComponentProps<typeof Shell>, 'onSignOut' | 'accountHref' | 'width'>) {
  const path = usePathname()
  const wide = /^\/projects\/[^/]+\/(read|review|articles)\/./.test(path)
  return (
    <Shell {...props} accountHref="/account" width={wide ? 'wide' : 'page'} onSignOut={() => void leave()} />
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
