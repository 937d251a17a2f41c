import { inQuotes } from '@/core/text/inner-quotes'

/** How an annotation was made. Said once, by the write that makes it; whatever is changed afterwards, this stays. */
export type Origin =
  | { readonly by: 'hand' }
  /** One of the places that a search in the article found, tagged from the list of them. */
  | { readonly by: 'search'; readonly phrase: string }
  /** It was made elsewhere, and brought in from a file of this format. Never said by somebody who writes. */
  | { readonly by: 'import'; readonly format: string }

/** The usual way: somebody selected the words. */
export const byHand: Origin = { by: 'hand' }

/** The most characters (UTF-16 units) that a phrase may have. */
export const longestPhrase = 200

/** Whether two annotations were made the same way. */
export function sameOrigin(one: Origin, other: Origin): boolean {
  switch (one.by) {
    case 'hand': return other.by === 'hand'
    case 'search': return other.by === 'search' && one.phrase === other.phrase
    case 'import': return other.by === 'import' && one.format === other.format
  }
}

/** How it was made, as a sentence for people; undefined where there is nothing to be said of it. */
export function writeOrigin(origin: Origin): string | undefined {
  switch (origin.by) {
    case 'hand': return undefined
    case 'search': return `Found by searching for ${inQuotes(origin.phrase)}.`
    case 'import': return `Brought in from ${origin.format}.`
  }
}
