'use client'
import { useState } from 'react'
import { fail, ok } from '@/core/result'
import { PageHeader } from '@/components/page/PageHeader'
import { TeamTable, type Member, type Invitation } from '@/components/team/TeamTable'
import { Frame } from '../Frame'
import { uuid, wait } from '../fixtures'

export default function Page() {
  const [members, setMembers] = useState<Member[]>([
    { userId: uuid(1), name: 'Lena Lead', email: 'lena@example.org', role: 'lead', disabled: false },
    { userId: uuid(2), name: 'Rob Reviewer', email: 'rob@example.org', role: 'reviewer', disabled: false },
    { userId: uuid(3), name: 'Ann שלום', email: 'a.very.long.address.indeed@university-of-somewhere.example.org', role: 'annotator', disabled: true },
    { userId: uuid(4), name: 'frames-v2', email: '', role: 'annotator', disabled: false, machine: true },
  ])
  const [invitations, setInvitations] = useState<Invitation[]>([{ id: 'i', email: 'new@example.org', role: 'annotator', expiresAt: '2025-11-24T21:00:00.000Z', expired: false }, { id: 'j', email: 'old@example.org', role: 'viewer', expiresAt: '2025-11-01T21:00:00.000Z', expired: true }])
  return <Frame><PageHeader title="Team" explanation="Who is there, for what, and who is invited." />
    <TeamTable members={members} invitations={invitations} selfId={uuid(1)}
      onChange={async (id, r) => { await wait(300); if (r.role === 'viewer') return fail('refused', 'Ann has unfinished assignments.'); setMembers(members.map((m) => m.userId === id ? { ...m, ...r } : m)); return ok(undefined) }}
      onInvite={async (r) => { await wait(300); setInvitations([...invitations, { id: r.email, ...r, expiresAt: '2025-11-24T21:00:00.000Z', expired: false }]); return ok({ link: 'http://127.0.0.1:4000/invitation/3fH7kZrQm2VnXw8yLd5Tb1Jc6Ue9Ga4Sh0Pi_Ko-Rf', expiresAt: '2025-11-24T21:00:00.000Z' }) }}
      onWithdraw={async (id) => { await wait(300); setInvitations(invitations.filter((i) => i.id !== id)); return ok(undefined) }} /></Frame>
}
