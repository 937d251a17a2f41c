import type { ReviewArticle } from '@/components/review/review-article'
import type { CaseLine } from '@/core/review/case-line'
import { caseLine } from '@/core/review/case-line'
import { byArticle } from '@/core/review/order'
import { offsetTable } from '@/core/text/offset-table'
import type { ArticleReview } from '@/data/review'

/** The cases of articles as lines, in the order of the list. Articles go by their slugs here, which is what addresses say. */
export function linesOf(reviews: readonly ArticleReview[]): readonly CaseLine[] {
  const lines = reviews.flatMap(({ article, cases, states, content }) => {
    const table = offsetTable(content.text)
    return cases.map((one) => caseLine(article.slug, one, states.get(one.key)!, table))
  })
  return byArticle(lines, reviews.map(({ article }) => article.slug)).flatMap((group) => group.lines)
}

/** An article as the review names it. */
export function reviewArticle(project: string, { article }: ArticleReview): ReviewArticle {
  return { id: article.slug, title: article.title, outlet: article.publisher?.name ?? null, href: `/projects/${project}/review/${article.slug}` }
}
