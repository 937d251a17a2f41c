import type { ArticleDetailsRequest } from '@/core/request/article-details'

/** For tests: a correction of an article of which nothing is known besides. */
export function detailsRequest(changes: Partial<ArticleDetailsRequest> = {}): ArticleDetailsRequest {
  return { basedOn: 1, title: 'Ministers meet 🛩️', byline: null, publishedAt: '2020-10', url: 'https://example.org/a', originatorId: null, publisherId: null, provenance: '', storyTitle: null, language: null, ...changes }
}
