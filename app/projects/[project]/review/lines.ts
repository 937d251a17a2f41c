import type { ReviewArticle } from '@/components/review/review-article'
import { openingWords } from '@/core/article/reading-length'
import type { NamedArticle } from '@/data/ledger-articles'
import type { ArticleReview } from '@/data/review'

/** An article as the review names it. Articles go by their slugs here, which is what addresses say. */
export function reviewArticle(project: string, { article, content }: ArticleReview): ReviewArticle {
  return namedArticle(project, {
    id: article.id, slug: article.slug, title: article.title, opening: openingWords(content.text, content.blocks), outlet: (article.publisher ?? article.originator)?.name ?? null,
  })
}

/** The same, from what a list knows of it. */
export function namedArticle(project: string, { slug, title, opening, outlet }: NamedArticle): ReviewArticle {
  return { id: slug, title, opening, outlet, href: `/projects/${project}/review/${slug}` }
}
