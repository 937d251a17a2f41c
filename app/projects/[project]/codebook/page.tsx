import type { Metadata } from 'next'
import { CodebookVersionLine } from '@/components/codebook/CodebookVersionLine'
import { CodebookView } from '@/components/codebook/CodebookView'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { may } from '@/core/permission'
import { findCodebook } from '@/data/codebook'
import { requireAccess } from '../../../require-asker'

export const metadata: Metadata = { title: 'Codebook' }

export default async function CodebookPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project)
  const version = await findCodebook(access)
  const publish = may(access.role, 'codebook.publish').allowed && <Link href={`/projects/${access.project.slug}/codebook/new`}>{version ? 'Publish a new version' : 'Choose a codebook'}</Link>
  return (
    <>
      <PageHeader title="Codebook" explanation={version && <CodebookVersionLine codebook={version.codebook} number={version.number} publishedAt={version.publishedAt} />} actions={publish} />
      {version ? <CodebookView codebook={version.codebook} /> : <EmptyState title="There is no codebook yet" action={publish}>It says which tags there are, and when to use each. Articles can be assigned once there is one.</EmptyState>}
    </>
  )
}
