'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { ProjectSettingsForm } from '@/components/project/ProjectSettingsForm'
import { TeamTable } from '@/components/team/TeamTable'
import type { ProjectSettings } from '@/core/request/project'
import { ok } from '@/core/result'
import type { PendingInvitation, TeamMember } from '@/data/team'

interface Props {
  readonly project: string
  readonly selfId: string
  readonly members: readonly TeamMember[]
  readonly invitations: readonly PendingInvitation[]
  readonly settings: ProjectSettings
}

/** The team, its invitations and what the lead settles for the project. */
export function Team({ project, selfId, members, invitations, settings }: Props) {
  const router = useRouter()
  const api = `/projects/${project}`
  const refreshed = async <T,>(answer: Promise<T>) => {
    const settled = await answer
    router.refresh()
    return settled
  }
  return (
    <>
      <TeamTable
        members={members} invitations={invitations} selfId={selfId}
        onChange={(userId, request) => refreshed(send('PATCH', `${api}/members/${userId}`, request))}
        onInvite={async (request) => {
          const made = await refreshed(send<{ href: string; expiresAt: string }>('POST', `${api}/invitations`, request))
          return made.ok ? ok({ link: made.value.href, expiresAt: made.value.expiresAt }) : made
        }}
        onWithdraw={(id) => refreshed(send('DELETE', `${api}/invitations/${id}`, {}))}
      />
      <ProjectSettingsForm settings={settings} onSave={(changed) => refreshed(send('PUT', `${api}/settings`, changed))} />
    </>
  )
}
