import type { ReviewArticle } from '@/components/review/review-article'
import { openingWords } from '@/core/article/reading-length'
import type { CaseLine } from '@/core/review/case-line'
import { caseLine } from '@/core/review/case-line'
import { offsetTable } from '@/core/text/offset-table'
import type { ArticleReview } from '@/data/review'

/**
 * The cases of articles as lines, by article and then in the order of the text: an order that no verdict
 * changes. Articles go by their slugs here, which is what addresses say.
 */
export function linesOf(reviews: readonly ArticleReview[]): readonly CaseLine[] {
  return reviews.flatMap(({ article, cases, states, content }) => {
    const table = offsetTable(content.text)
    return cases.map((one) => caseLine(article.slug, one, states.get(one.key)!, table))
  })
}

/** An article as the review names it. */
export function reviewArticle(project: string, { article, content }: ArticleReview): ReviewArticle {
  return {
    id: article.slug, title: article.title, opening: openingWords(content.text, content.blocks),
    outlet: (article.publisher ?? article.originator)?.name ?? null, href: `/projects/${project}/review/${article.slug}`,
  }
}
