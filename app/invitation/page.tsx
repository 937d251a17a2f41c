import type { Metadata } from 'next'
import { QuietPage } from '@/components/page/QuietPage'
import { Invitation } from './Invitation'

export const metadata: Metadata = { title: 'Invitation' }

/** The token stands after the # of the address, which browsers do not send: no log ever holds it. */
export default function InvitationPage() {
  return (
    <QuietPage title="Welcome to Crossread" width="form">
      <Invitation />
    </QuietPage>
  )
}
