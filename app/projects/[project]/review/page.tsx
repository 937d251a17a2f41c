import type { Metadata } from 'next'
import { countCases, matches, readFilters } from '@/core/review/filters'
import { findCodebook } from '@/data/codebook'
import { listReviews } from '@/data/review'
import { requireAccess } from '../../../require-asker'
import { CaseList } from './CaseList'
import { linesOf, reviewArticle } from './lines'

export const metadata: Metadata = { title: 'Review' }

type Props = { params: Promise<{ project: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReviewPage({ params, searchParams }: Props) {
  const access = await requireAccess((await params).project, 'cases.read')
  const filters = readFilters(await searchParams)
  const [reviews, version] = await Promise.all([listReviews(access), findCodebook(access)])
  const lines = linesOf(reviews)
  return (
    <CaseList
      project={access.project.slug} filters={filters} lines={lines.filter((line) => matches(filters, line))} counts={countCases(lines, filters)}
      articles={reviews.map((review) => reviewArticle(access.project.slug, review))}
      codebook={{ groups: version?.codebook.groups ?? [], tags: version?.codebook.tags ?? [] }}
      submitted={reviews.reduce((sum, { layers }) => sum + layers.length, 0)}
    />
  )
}
