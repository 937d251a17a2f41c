import type { Metadata } from 'next'
import { PageHeader } from '@/components/page/PageHeader'
import { listTeam } from '@/data/team'
import { requireAccess } from '../../../require-asker'
import { Team } from './Team'

export const metadata: Metadata = { title: 'Team' }

export default async function TeamPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'members.read')
  return (
    <>
      <PageHeader title="Team" explanation="Who is in this project, and what for." />
      <Team project={access.project.slug} selfId={access.principal.userId} {...await listTeam(access)} settings={{ peersVisible: access.project.peersVisible, decideOwnCases: access.project.decideOwnCases, namesForReviewers: access.project.namesForReviewers, outletVisibility: access.project.outletVisibility }} />
    </>
  )
}
