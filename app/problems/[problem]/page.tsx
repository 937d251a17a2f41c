import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Link } from '@/components/page/Link'
import { QuietPage } from '@/components/page/QuietPage'
import { Words } from '@/components/reference/ApiReference'
import { problemKinds } from '@/core/api/problem'

export const metadata: Metadata = { title: 'A problem of the API' }

/** What a kind of failure means: the `type` of a problem leads here. */
export default async function ProblemPage({ params }: { params: Promise<{ problem: string }> }) {
  const { problem } = await params
  const kind = Object.values(problemKinds).find(({ key }) => key === problem) ?? notFound()
  return (
    <QuietPage title={kind.title} explanation={`The API answers with ${kind.status}.`}>
      <p><Words text={kind.meaning} /></p>
      <p>
        <Link href="/api-reference#problems">Everything that can go wrong</Link>
      </p>
    </QuietPage>
  )
}
