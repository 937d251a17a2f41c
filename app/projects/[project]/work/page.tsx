import type { Metadata } from 'next'
import { MyWork } from '@/components/assignment/MyWork'
import { listOwnAssignments } from '@/data/assignment'
import { countOwnCases } from '@/data/own-case-list'
import { requireAccess } from '../../../require-asker'

export const metadata: Metadata = { title: 'My work' }

export default async function WorkPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project)
  const queue = await listOwnAssignments(access)
  return (
    <MyWork
      cases={{ ...(await countOwnCases(access)), href: `/projects/${access.project.slug}/work/cases` }}
      peersVisible={access.project.peersVisible}
      rows={queue.map(({ article, ...row }) => ({
        ...row, title: article.title, openingWords: article.opening, outlet: article.outlet, outletHidden: article.outletHidden, words: article.words,
        href: `/projects/${access.project.slug}/read/${row.id}`,
      }))}
    />
  )
}
