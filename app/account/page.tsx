import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { QuietPage } from '@/components/page/QuietPage'
import { listProjects } from '@/data/access'
import { listSessions } from '@/data/session'
import { listTokens } from '@/data/token'
import { requireAsker } from '../require-asker'
import { Account } from './Account'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const asker = await requireAsker()
  const [sessions, tokens, projects] = await Promise.all([listSessions(asker), listTokens(asker), listProjects(asker)])
  return (
    <QuietPage title={asker.name} explanation={asker.email} width="text">
      <Account sessions={sessions} tokens={tokens} projects={projects} />
      <p>
        <Link href="/">Back to work</Link>
      </p>
    </QuietPage>
  )
}
