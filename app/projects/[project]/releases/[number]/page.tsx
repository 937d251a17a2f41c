import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { may } from '@/core/permission'
import { findRelease } from '@/data/releases'
import { found, requireAccess } from '../../../../require-asker'
import { ReleaseDesk } from './ReleaseDesk'

type Props = { params: Promise<{ project: string; number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Release ${Number((await params).number) || ''}` }
}

export default async function ReleasePage({ params }: Props) {
  const { project, number } = await params
  const access = await requireAccess(project, 'releases.read')
  const release = found(await findRelease(access, Number(number)))
  const base = `/projects/${access.project.slug}/releases`
  return (
    <>
      <PageHeader above={<Link href={base}>Releases</Link>} title={release.name} explanation={`Release ${release.number}`} />
      <ReleaseDesk project={access.project.slug} initial={release} mayMake={may(access.role, 'releases.make').allowed} />
    </>
  )
}
