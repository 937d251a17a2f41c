import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { QuietPage } from '@/components/page/QuietPage'
import { ApiReference } from '@/components/reference/ApiReference'
import { problemKinds } from '@/core/api/problem'
import { referenceOf } from '@/core/api/reference'
import { environment } from '@/data/environment'
import { requireAsker } from '../require-asker'

export const metadata: Metadata = { title: 'API reference' }

export default async function ApiReferencePage() {
  await requireAsker()
  const { origin } = environment()
  return (
    <QuietPage title="API reference" explanation="What scripts and the command line can ask of this server, and how." width="text">
      <ApiReference server={origin} groups={referenceOf(origin)} problems={Object.values(problemKinds)} />
      <p>
        <Link href="/">Back to work</Link>
      </p>
    </QuietPage>
  )
}
