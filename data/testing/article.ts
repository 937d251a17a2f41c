import type { ArticleRequest } from '@/core/request/article'

/**
 * For tests: an article with what offsets go wrong on. Emoji of several code points, combining marks, right-to-left
 * words with their controls, a zero-width space, NBSP, and words that stand in it twice.
 */
export const awkwardText = [
  'Ministers meet in Bangui 🛩️ again',
  'The 👩‍👩‍👧‍👦 family said that the cafe\u0301 is closed, and the שלום group called it \u2067مرحبا بكم\u2069 a nai\u0308ve plan.',
  'Later the family said that nothing\u00a0more was known 🙂🙂🙂, zero\u200bwidth and all.',
].join('\n\n')

/** For tests: the request that brings an article in as plain text. Each `raw` text goes into a project once. */
export function articleRequest(changes: Partial<ArticleRequest> = {}): ArticleRequest {
  return {
    raw: awkwardText, format: 'text', edits: [], title: 'Ministers meet 🛩️', byline: null, publishedAt: '2020-10', url: 'https://example.org/a',
    originatorId: null, publisherId: null, provenance: '', storyTitle: null, slug: 'ministers-meet', ...changes,
  }
}
