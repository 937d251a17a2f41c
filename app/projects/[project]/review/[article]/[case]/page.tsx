import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { writeTitle } from '@/components/article/write-title'
import { matches, readFilters } from '@/core/review/filters'
import { listReviews } from '@/data/review'
import { findAccess, requireAccess } from '../../../../../require-asker'
import { linesOf, reviewArticle } from '../../lines'
import { CaseDesk } from './CaseDesk'

type Props = { params: Promise<{ project: string; article: string; case: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Read once per request, for the page and for its title: that a lead has looked is on record each time. */
const readOnce = cache(async (project: string) => {
  const access = await findAccess(project, 'cases.read')
  return access ? listReviews(access) : []
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, article, case: key } = await params
  const review = (await readOnce(project)).find((one) => one.article.slug === article)
  if (!review?.cases.some((one) => one.key === key)) return { title: 'Case' }
  const { title, opening } = reviewArticle(project, review)
  return { title: `Case: ${writeTitle(title, opening)}` }
}

export default async function CasePage({ params, searchParams }: Props) {
  const { project, article, case: key } = await params
  await requireAccess(project, 'cases.read')
  const filters = readFilters(await searchParams)
  const reviews = await readOnce(project)
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
