import type { Metadata } from 'next'
import { cache } from 'react'
import { MachineLayers } from '@/components/review/MachineLayers'
import { writeTitle } from '@/components/article/write-title'
import { caseLine } from '@/core/review/case-line'
import { marksOf } from '@/core/discussion/case-message'
import { may } from '@/core/permission'
import { offsetTable } from '@/core/text/offset-table'
import { notFound as nothing } from '@/data/access'
import { readDiscussion } from '@/data/discussion'
import { countMachineLayers, readMachineLayers } from '@/data/machine-layers'
import { findNamesShown, readNames, shownIn } from '@/data/names'
import { findReview } from '@/data/review'
import { findAccess, found, requireAccess } from '../../../../require-asker'
import { reviewArticle } from '../lines'
import { Lanes } from './Lanes'

type Props = { params: Promise<{ project: string; article: string }>; searchParams: Promise<{ machine?: string | string[] }> }

/** Read once per request, for the page and for its title: that a lead has looked is on record each time. */
const readOnce = cache(async (project: string, slug: string) => {
  const access = await findAccess(project, 'cases.read')
  return access ? findReview(access, slug) : nothing
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, article } = await params
  const review = await readOnce(project, article)
  if (!review.ok) return { title: 'Review of an article' }
  const { title, opening } = reviewArticle(project, review.value)
  return { title: `Review: ${writeTitle(title, opening)}` }
}

export default async function ArticleReviewPage({ params, searchParams }: Props) {
  const { project, article } = await params
  const access = await requireAccess(project, 'cases.read')
  const review = found(await readOnce(project, article))
  const shown = await findNamesShown(access)
  const messages = await readDiscussion(access, review)
  const table = offsetTable(review.content.text)
  const machines = await countMachineLayers(access, review.articleVersionId)
  // Nobody sees what a model thinks before they have asked for it.
  const predicted = machines > 0 && (await searchParams).machine === 'shown' ? await readMachineLayers(access, review) : undefined
  const here = `/projects/${project}/review/${article}`
  return (
    <>
      <Lanes
        project={project} article={reviewArticle(project, review)} text={review.content.text} blocks={review.content.blocks} cases={review.cases}
        lines={review.cases.map((one) => caseLine(review.article.slug, one, review.states.get(one.key)!, table, marksOf(one, review.states.get(one.key)!, messages)))} codebook={review.codebook}
        names={await readNames(access, { articleId: review.article.id, articleVersionId: review.articleVersionId }, shown)} namesShown={may(access.role, 'names.read').allowed ? shownIn(shown, review.article.id) : undefined}
      />
      <MachineLayers count={machines} layers={predicted} codebook={review.codebook} showHref={`${here}?machine=shown#machines`} hideHref={here} />
    </>
  )
}
