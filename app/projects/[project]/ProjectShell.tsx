'use client'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'
import { Shell } from '@/components/page/Shell'
import { UnsentElsewhere } from '@/components/unsent/unsent-elsewhere'
import { signInAsAnother } from '../../sign-in/address'
import { LateWorkNote, UnsentNotice } from '../../unsent/later-parts'
import { useSigningOut } from '../../unsent/use-signing-out'

type Props = Omit<ComponentProps<typeof Shell>, 'onSignOut' | 'accountHref' | 'width' | 'notice'> & { readonly userId: string }

/** The shell with what it does: seeing to what was left unsent, signing out, and the whole window for reading and review. */
export function ProjectShell({ userId, children, ...props }: Props) {
  const path = usePathname()
  const wide = /^\/projects\/[^/]+\/(read|review|articles)\/./.test(path)
  const { unsent, signOut, question } = useSigningOut(userId, '/sign-in')
  const { elsewhere, late } = unsent
  return (
    <UnsentElsewhere value={elsewhere}>
      <Shell
        {...props} accountHref="/account" width={wide ? 'wide' : 'page'} onSignOut={() => void signOut()}
        notice={elsewhere.length > 0 && <UnsentNotice articles={elsewhere} signedOut={unsent.signedOut} signInHref={signInAsAnother(path)} onSend={() => void unsent.send()} />}
      >
        {late.length > 0 && <LateWorkNote writes={late} />}
        {children}
      </Shell>
      {question}
    </UnsentElsewhere>
  )
}
