import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { columnsOf } from '@/core/assignment/columns'
import { keptLink } from '@/core/saving/kept-words'
import { listArticles } from '@/data/article'
import { listAssignments } from '@/data/assignment-overview'
import { findCodebook } from '@/data/codebook'
import { countKeptWrites } from '@/data/kept-writes'
import { listTeam } from '@/data/team'
import { requireAccess } from '../../../require-asker'
import { Assignments } from './Assignments'

export const metadata: Metadata = { title: 'Assignments' }

export default async function AssignmentsPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'assignments.manage')
  const [articles, assignments, team, codebook, kept] = await Promise.all([listArticles(access), listAssignments(access), listTeam(access), findCodebook(access), countKeptWrites(access)])
  const toKept = keptLink(kept)
  return (
    <>
      <PageHeader title="Assignments" explanation="Who reads what, and how far everybody is." actions={toKept && <Link href={`/projects/${access.project.slug}/assignments/kept`}>{toKept}</Link>} />
      <Assignments
        project={access.project.slug} hasCodebook={codebook !== undefined} assignments={assignments}
        articles={articles.map(({ id, title, opening, publisher }) => ({ id, title, opening, outlet: publisher?.name ?? null }))}
        annotators={columnsOf(team.members, new Set(assignments.map(({ userId }) => userId)))}
      />
    </>
  )
}
