import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { matches, readFilters } from '@/core/review/filters'
import { listReviews } from '@/data/review'
import { requireAccess } from '../../../../../require-asker'
import { linesOf, reviewArticle } from '../../lines'
import { CaseDesk } from './CaseDesk'

export const metadata: Metadata = { title: 'Case' }

type Props = { params: Promise<{ project: string; article: string; case: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CasePage({ params, searchParams }: Props) {
  const { project, article, case: key } = await params
  const access = await requireAccess(project, 'cases.read')
  const filters = readFilters(await searchParams)
  const reviews = await listReviews(access)
  const review = reviews.find((one) => one.article.slug === article)
  const one = review?.cases.find((each) => each.key === key)
  if (!review || !one) notFound()
  // The case itself stays in the list that is walked, also when its verdict took it out of the filter.
  const lines = linesOf(reviews).filter((line) => line.key === key || matches(filters, line))
  return (
    <CaseDesk
      project={project} filters={filters} article={reviewArticle(project, review)} text={review.content.text} blocks={review.content.blocks}
      one={one} state={review.states.get(one.key)!} codebook={review.codebook} lines={lines} permission={review.mayDecide}
    />
  )
}
