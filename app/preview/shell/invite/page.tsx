'use client'
import { AcceptInvitationForm } from '@/components/account/AcceptInvitationForm'
import { QuietPage } from '@/components/page/QuietPage'
import { fail } from '@/core/result'

export default function Page() {
  return (
    <QuietPage title="Welcome to Crossread">
      <AcceptInvitationForm
        invitation={{ projectName: 'Russian military instructors in the Central African Republic', role: 'annotator', email: 'ada@example.org', hasAccount: false }}
        onAccept={async () => fail('notFound', 'This link has been used, has expired, or was copied without its end. Ask the lead for a new one.')}
      />
    </QuietPage>
  )
}
