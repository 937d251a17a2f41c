import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { ChangesView } from '@/components/release/ChangesView'
import { ProblemNote } from '@/components/page/ProblemNote'
import { findReleaseChanges } from '@/data/releases'
import { found, requireAccess } from '../../../../../require-asker'

export const metadata: Metadata = { title: 'What has changed' }

type Props = { params: Promise<{ project: string; number: string }>; searchParams: Promise<{ since?: string | string[] }> }

export default async function ChangesPage({ params, searchParams }: Props) {
  const { project, number } = await params
  const access = await requireAccess(project, 'releases.read')
  const to = Number(number)
  const since = Number((await searchParams).since ?? to - 1)
  const base = `/projects/${access.project.slug}/releases`
  const result = await findReleaseChanges(access, { from: since, to })
  if (!result.ok && result.problem.code !== 'notFound') return <ProblemNote what={result.problem.message} />
  return (
    <>
      <PageHeader above={<Link href={`${base}/${to}`}>Release {to}</Link>} title="What has changed" explanation={`From release ${since} to release ${to}, from the lines that both have stored.`} />
      <ChangesView changes={found(result)} />
    </>
  )
}
