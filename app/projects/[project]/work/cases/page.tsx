import type { Metadata } from 'next'
import { OwnCaseList } from '@/components/discussion/OwnCaseList'
import { findCodebook } from '@/data/codebook'
import { listOwnCases } from '@/data/own-case-list'
import { requireAccess } from '../../../../require-asker'

export const metadata: Metadata = { title: 'What was decided' }

type Props = { params: Promise<{ project: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnCasesPage({ params, searchParams }: Props) {
  const access = await requireAccess((await params).project)
  const after = [(await searchParams)['after'] ?? []].flat()[0]
  const { questions, decided, next } = await listOwnCases(access, after)
  const base = `/projects/${access.project.slug}/work`
  return (
    <OwnCaseList
      questions={after === undefined ? questions : []} decided={decided} codebook={(await findCodebook(access))?.codebook} workHref={base}
      caseHref={(decisionId) => `${base}/cases/${decisionId}`} nextHref={next && `${base}/cases?after=${next}`}
    />
  )
}
