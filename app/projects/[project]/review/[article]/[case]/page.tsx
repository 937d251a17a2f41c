import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { writeTitle } from '@/components/article/write-title'
import { may } from '@/core/permission'
import { noFilters, readFilters } from '@/core/review/filters'
import { readSweepFilters } from '@/core/review/sweep'
import { notFound as nothing } from '@/data/access'
import { readAsked, readDiscussion } from '@/data/discussion'
import { readCaseFlags } from '@/data/flag'
import { walkLedger } from '@/data/ledger'
import { findNamesShown, readNames, shownIn } from '@/data/names'
import { readReasons } from '@/data/reasons'
import { findReview } from '@/data/review'
import { findSimilar } from '@/data/similar'
import { walkSweep } from '@/data/sweep'
import { findAccess, found, requireAccess } from '../../../../../require-asker'
import { namedArticle, reviewArticle } from '../../lines'
import { CaseDesk } from './CaseDesk'

type Props = { params: Promise<{ project: string; article: string; case: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Read once per request, for the page and for its title: that a lead has looked is on record each time. */
const readOnce = cache(async (project: string, slug: string) => {
  const access = await findAccess(project, 'cases.read')
  return access ? findReview(access, slug) : nothing
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, article, case: key } = await params
  const review = await readOnce(project, article)
  if (!review.ok || !review.value.cases.some((one) => one.key === key)) return { title: 'Case' }
  const { title, opening } = reviewArticle(project, review.value)
  return { title: `Case: ${writeTitle(title, opening)}` }
}

export default async function CasePage({ params, searchParams }: Props) {
  const { project, article, case: key } = await params
  const access = await requireAccess(project, 'cases.read')
  const parameters = await searchParams
  const place = [parameters['sweep'] ?? []].flat()[0]
  const filters = place === undefined ? readFilters(parameters) : noFilters
  const review = found(await readOnce(project, article))
  const one = review.cases.find((each) => each.key === key)
  const swept = one && place !== undefined ? await walkSweep(access, readSweepFilters(parameters), place, key) : undefined
  const walk = swept ?? (one && (await walkLedger(access, filters, key)))
  if (!one || !walk) notFound()
  const state = review.states.get(one.key)!
  const shown = await findNamesShown(access)
  const names = await readNames(access, { articleId: review.article.id, articleVersionId: review.articleVersionId }, shown)
  const similar = await findSimilar(access, key)
  return (
    <CaseDesk
      project={project} filters={filters} article={reviewArticle(project, review)} text={review.content.text} blocks={review.content.blocks}
      one={one} state={state} before={review.before} codebook={review.codebook} walk={walk} permission={review.mayDecide} viewerId={access.principal.userId} reasons={await readReasons(access)}
      messages={await readDiscussion(access, review)} asked={state.kind === 'asked' ? await readAsked(access, review.articleVersionId, state.decision.id) : []} flagMessages={await readCaseFlags(access, review.articleVersionId)}
      names={names} namesShown={may(access.role, 'names.read').allowed ? shownIn(shown, review.article.id) : undefined}
      sweep={swept && { place: place!, filters: readSweepFilters(parameters), places: swept.places }}
      similar={{ ...similar, articles: similar.articles.map((article) => namedArticle(project, article)) }}
    />
  )
}
