import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { QuietPage } from '@/components/page/QuietPage'
import { listSessions } from '@/data/session'
import { requireAsker } from '../require-asker'
import { Account } from './Account'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const asker = await requireAsker()
  return (
    <QuietPage title={asker.name} explanation={asker.email} width="text">
      <Account sessions={await listSessions(asker)} />
      <p>
        <Link href="/">Back to work</Link>
      </p>
    </QuietPage>
  )
}
