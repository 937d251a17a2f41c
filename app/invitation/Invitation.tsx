'use client'
import { Button } from '@mantine/core'
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
    void lookUp().then(setTold)
  }, [])

  if (!told) return <Waiting shape="form" label="Reading the link" />
  if (!told.ok) {
    const again = told.problem.code === 'unavailable' && <Button variant="default" onClick={() => void lookUp().then(setTold)}>Try again</Button>
    return <ProblemNote what={told.problem.message} action={again} />
  }
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

function lookUp(): Promise<Result<InvitationTold>> {
  return send<InvitationTold>('POST', '/invitations/lookup', { token: tokenOfLink() })
}

function tokenOfLink(): string {
  return window.location.hash.slice(1)
}
