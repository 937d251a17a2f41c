import type { Metadata } from 'next'
import { caseLine } from '@/core/review/case-line'
import { offsetTable } from '@/core/text/offset-table'
import { findReview } from '@/data/review'
import { found, requireAccess } from '../../../../require-asker'
import { reviewArticle } from '../lines'
import { Lanes } from './Lanes'

export const metadata: Metadata = { title: 'Review of an article' }

export default async function ArticleReviewPage({ params }: { params: Promise<{ project: string; article: string }> }) {
  const { project, article } = await params
  const access = await requireAccess(project, 'cases.read')
  const review = found(await findReview(access, article))
  const table = offsetTable(review.content.text)
  return (
    <Lanes
      project={project} article={reviewArticle(project, review)} text={review.content.text} blocks={review.content.blocks} cases={review.cases}
      lines={review.cases.map((one) => caseLine(review.article.slug, one, review.states.get(one.key)!, table))} codebook={review.codebook}
    />
  )
}
