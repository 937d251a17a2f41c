import type { Metadata } from 'next'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { ReleaseList } from '@/components/release/ReleaseList'
import { may } from '@/core/permission'
import { findReleasePermission } from '@/data/release/reader'
import { listReleases } from '@/data/releases'
import { requireAccess } from '../../../require-asker'

export const metadata: Metadata = { title: 'Releases' }

export default async function Releases({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'releases.read')
  const base = `/projects/${access.project.slug}/releases`
  const permission = await findReleasePermission(access)
  const releases = await listReleases(access)
  const newHref = may(access.role, 'releases.make').allowed ? `${base}/new` : undefined
  return (
    <>
      <PageHeader title="Releases" explanation="The labelled data, numbered, checked and frozen." actions={newHref && releases.length > 0 && <Link href={newHref}>Make a release</Link>} />
      {permission.allowed ? <ReleaseList releases={releases} hrefOf={(number) => `${base}/${number}`} newHref={newHref} /> : <EmptyState title="Releases will stand here for you later.">{permission.reason}</EmptyState>}
    </>
  )
}
