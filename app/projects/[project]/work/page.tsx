import type { Metadata } from 'next'
import { MyWork } from '@/components/assignment/MyWork'
import { listOwnAssignments } from '@/data/assignment'
import { countOwnCases, listOwnCases } from '@/data/own-case-list'
import { requireAccess } from '../../../require-asker'

export const metadata: Metadata = { title: 'My work' }

export default async function WorkPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project)
  const cases = await countOwnCases(access)
  const only = cases.questions === 1 ? (await listOwnCases(access)).questions.find(({ question }) => question === 'waiting') : undefined
  const href = `/projects/${access.project.slug}/work/cases`
  const queue = await listOwnAssignments(access)
  return (
    <MyWork
      cases={{ ...cases, href, questionHref: only && `${href}/${only.decisionId}` }}
      peersVisible={access.project.peersVisible}
      rows={queue.map(({ article, ...row }) => ({
        ...row, title: article.title, openingWords: article.opening, outlet: article.outlet, outletHidden: article.outletHidden, words: article.words,
        href: `/projects/${access.project.slug}/read/${row.id}`,
      }))}
    />
  )
}
