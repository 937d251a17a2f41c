'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { ChangePasswordForm } from '@/components/account/ChangePasswordForm'
import { SessionsList } from '@/components/account/SessionsList'
import type { OwnSession } from '@/data/session'

/** One's own sessions and password. */
export function Account({ sessions }: { sessions: readonly OwnSession[] }) {
  const router = useRouter()
  const end = async (path: string) => {
    const ended = await send('DELETE', path, {})
    router.refresh()
    return ended
  }
  return (
    <>
      <SessionsList sessions={sessions} onEnd={(id) => end(`/account/sessions/${id}`)} onEndOthers={() => end('/account/sessions')} />
      <ChangePasswordForm onChange={(change) => send('PUT', '/account/password', change)} />
    </>
  )
}
