'use client'
import { ChangePasswordForm } from '@/components/account/ChangePasswordForm'
import { SessionsList } from '@/components/account/SessionsList'
import { PageHeader } from '@/components/page/PageHeader'
import { fail, ok } from '@/core/result'
import { FixtureShell } from '../frame/FixtureShell'

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

export default function Page() {
  return (
    <FixtureShell>
      <PageHeader title="Your account" explanation="ada@example.org" />
      <SessionsList
        sessions={[
          { id: '1', userAgent: agent, createdAt: '2026-11-20T08:00:00Z', lastSeenAt: '2026-11-21T21:30:00Z', current: true },
          { id: '2', userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1', createdAt: '2026-11-19T08:00:00Z', lastSeenAt: '2026-11-21T10:00:00Z', current: false },
          { id: '3', userAgent: 'curl/8', createdAt: '2026-11-19T08:00:00Z', lastSeenAt: '2026-11-21T10:00:00Z', current: false },
        ]}
        onEnd={async () => fail('unavailable', 'The server does not answer just now.')}
        onEndOthers={async () => ok(2)}
      />
      <ChangePasswordForm onChange={async () => fail('refused', 'The present password is not right.', { field: 'current' })} />
    </FixtureShell>
  )
}
