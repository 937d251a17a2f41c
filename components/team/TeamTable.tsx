'use client'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { writeDate } from '@/core/partial-date'
import type { Role } from '@/core/permission'
import type { InvitationRequest } from '@/core/request/invitation'
import type { MemberRequest } from '@/core/request/member'
import { roleWords } from '@/core/request/role'
import type { Result } from '@/core/result'
import { DataTable, type Column } from '@/components/page/DataTable'
import { EmptyState } from '@/components/page/EmptyState'
import { ProblemNote } from '@/components/page/ProblemNote'
import { InviteForm, type InvitationLink } from './InviteForm'
import { RoleChoice } from './RoleChoice'
import classes from './TeamTable.module.css'

/** Somebody who has an account in the project. */
export interface Member {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly disabled: boolean
  /** Somebody whose layers were brought in: there is no account to change. */
  readonly imported?: boolean
  /** A machine whose predictions were imported: as little. */
  readonly machine?: boolean
}

/** Somebody who was invited and has not come yet. */
export interface Invitation {
  readonly id: string
  readonly email: string
  readonly role: Role
  /** ISO 8601, UTC. */
  readonly expiresAt: string
  readonly expired: boolean
}

interface Props {
  readonly members: readonly Member[]
  readonly invitations: readonly Invitation[]
  /** Who is looking: they cannot shut themselves out. */
  readonly selfId: string
  readonly onChange: (userId: string, request: MemberRequest) => Promise<Result<unknown>>
  readonly onInvite: (request: InvitationRequest) => Promise<Result<InvitationLink>>
  readonly onWithdraw: (invitationId: string) => Promise<Result<unknown>>
}

const hasAccount = ({ imported, machine }: Member): boolean => !imported && !machine

/** The people of a project: who is there for what, who is invited, and a form that invites another. */
export const TeamTable = ({ members, invitations, selfId, onChange, onInvite, onWithdraw }: Props) => {
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState<string>()

  const run = async (key: string, act: () => Promise<Result<unknown>>, done: string) => {
    if (busy !== undefined) return
    setBusy(key)
    setProblem('')
    setSaid('')
    try {
      const result = await act()
      if (result.ok) setSaid(done)
      else setProblem(result.problem.message)
    } finally {
      setBusy(undefined)
    }
  }

  const memberColumns: readonly Column<Member>[] = [
    { key: 'name', head: 'Name', names: true, cell: (member) => <>{member.name}{member.userId === selfId && <span className={classes.soft}> (you)</span>}</> },
    { key: 'email', head: 'E-mail', cell: (member) => <span className={classes.email}>{member.machine ? 'a model' : member.imported ? 'brought in with layers' : member.email}</span> },
    {
      key: 'role',
      head: 'Role',
      cell: (member) =>
        member.userId === selfId || !hasAccount(member) ? (
          roleWords[member.role].name
        ) : (
          <RoleChoice
            name={member.name}
            role={member.role}
            busy={busy !== undefined}
            onChange={(role) => run(member.userId, () => onChange(member.userId, { role }), `${member.name} is ${roleWords[role].name.toLowerCase()} now.`)}
          />
        ),
    },
    { key: 'state', head: 'Access', cell: (member) => (!hasAccount(member) ? <span className={classes.soft}>signs in nowhere</span> : member.disabled ? <em>disabled</em> : 'open') },
    {
      key: 'act',
      head: <span className={classes.unseen}>Change</span>,
      narrow: true,
      cell: (member) =>
        member.userId !== selfId && hasAccount(member) && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={busy === member.userId}
            aria-label={member.disabled ? `Let ${member.name} in again` : `Disable ${member.name}`}
            onClick={() =>
              run(
                member.userId,
                () => onChange(member.userId, { disabled: !member.disabled }),
                member.disabled ? `${member.name} may come in again.` : `${member.name} is shut out of this project; their work is kept.`,
              )
            }
          >
            {member.disabled ? 'Let in again' : 'Disable'}
          </Button>
        ),
    },
  ]

  const invitationColumns: readonly Column<Invitation>[] = [
    { key: 'email', head: 'E-mail', names: true, cell: (invitation) => <span className={classes.email}>{invitation.email}</span> },
    { key: 'role', head: 'Role', cell: (invitation) => roleWords[invitation.role].name },
    { key: 'until', head: 'Link', cell: (invitation) => (invitation.expired ? <em>expired {writeDate(invitation.expiresAt)}</em> : `good until ${writeDate(invitation.expiresAt)}`) },
    {
      key: 'act',
      head: <span className={classes.unseen}>Change</span>,
      narrow: true,
      cell: (invitation) => (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={busy === invitation.id}
          aria-label={`Withdraw the invitation of ${invitation.email}`}
          onClick={() => run(invitation.id, () => onWithdraw(invitation.id), `The invitation of ${invitation.email} is withdrawn.`)}
        >
          Withdraw
        </Button>
      ),
    },
  ]

  return (
    <div className={classes.team}>
      <section aria-labelledby="team-members">
        <div className={classes.head}>
          <h2 id="team-members">Members</h2>
          <p role="status" className={classes.said}>{said}</p>
        </div>
        {problem && (
          <div className={classes.problem}>
            <ProblemNote what={problem} kept="Nothing was changed." />
          </div>
        )}
        <DataTable caption="Members" columns={memberColumns} rows={members} rowKey={(member) => member.userId} />
      </section>
      <section aria-labelledby="team-invited">
        <h2 id="team-invited" className={classes.head}>Invited</h2>
        {invitations.length > 0 ? (
          <DataTable caption="Invitations" columns={invitationColumns} rows={invitations} rowKey={(invitation) => invitation.id} />
        ) : (
          <EmptyState title="Nobody is waiting to come in.">Whom you invite stands here until they have used their link.</EmptyState>
        )}
      </section>
      <section aria-labelledby="team-invite">
        <h2 id="team-invite" className={classes.head}>Invite somebody</h2>
        <InviteForm waiting={new Set(invitations.filter(({ expired }) => !expired).map(({ email }) => email))} onInvite={onInvite} />
      </section>
    </div>
  )
}
