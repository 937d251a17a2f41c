'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { AssignmentTable } from '@/components/assignment/AssignmentTable'
import { Link } from '@/components/page/Link'
import { ProblemNote } from '@/components/page/ProblemNote'
import type { Annotator } from '@/core/assignment/assignment-plan'
import type { AssignmentOverview } from '@/data/assignment-overview'

interface Props {
  readonly project: string
  readonly hasCodebook: boolean
  readonly articles: readonly { readonly id: string; readonly title: string | null; readonly opening: string; readonly outlet: string | null }[]
  readonly annotators: readonly Annotator[]
  readonly assignments: readonly AssignmentOverview[]
}

/** The lead's table of who reads what. */
export function Assignments({ project, hasCodebook, articles, annotators, assignments }: Props) {
  const router = useRouter()
  const base = `/projects/${project}`
  const refreshed = async <T,>(answer: Promise<T>) => {
    const settled = await answer
    router.refresh()
    return settled
  }
  return (
    <>
      {!hasCodebook && <ProblemNote what="There is no codebook yet, so nothing can be assigned." action={<Link href={`${base}/codebook/new`}>Choose a codebook</Link>} />}
      <AssignmentTable
        annotators={annotators}
        rows={articles.map(({ id, title, opening, outlet }) => ({
          articleId: id, title, openingWords: opening, outlet,
          cells: Object.fromEntries(assignments.filter(({ articleId }) => articleId === id).map(({ userId, ...cell }) => [userId, cell])),
        }))}
        onAssign={(request) => refreshed(send('PATCH', `${base}/assignments`, request))}
        onReopen={(id, request) => refreshed(send('POST', `${base}/assignments/${id}/reopening`, request))}
        onSecondPass={(id) => refreshed(send('POST', `${base}/assignments/${id}/second-pass`, {}))}
        importAction={<Link href={`${base}/articles/new`}>Add an article</Link>}
        inviteAction={<Link href={`${base}/team`}>Invite annotators</Link>}
      />
    </>
  )
}
