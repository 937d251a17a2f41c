'use client'
import { useEffect, useState } from 'react'
import { signIn } from '@/auth/browser'
import { send } from '@/client/api'
import { AcceptInvitationForm, type InvitationTold } from '@/components/account/AcceptInvitationForm'
import { ProblemNote } from '@/components/page/ProblemNote'
import { Waiting } from '@/components/page/Waiting'
import type { Result } from '@/core/result'

/** Reads the one-time link, says what it invites to, and takes it up. */
export function Invitation() {
  const [told, setTold] = useState<Result<InvitationTold>>()
  useEffect(() => {
    void send<InvitationTold>('POST', '/invitations/lookup', { token: tokenOfLink() }).then(setTold)
  }, [])

  if (!told) return <Waiting shape="form" label="Reading the link" />
  if (!told.ok) return <ProblemNote what={told.problem.message} />
  return (
    <AcceptInvitationForm
      invitation={told.value}
      onAccept={async (acceptance) => {
        const accepted = await send<{ projectSlug: string | null }>('POST', '/invitations/acceptance', { ...acceptance, token: tokenOfLink() })
        if (!accepted.ok) return accepted
        const signedIn = await signIn(acceptance.email, acceptance.password)
        if (signedIn.ok) window.location.assign(accepted.value.projectSlug ? `/projects/${accepted.value.projectSlug}` : '/projects')
        return signedIn
      }}
    />
  )
}

function tokenOfLink(): string {
  return window.location.hash.slice(1)
}
