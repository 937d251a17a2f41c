/** How an annotation was made. Said once, by the write that makes it; whatever is changed afterwards, this stays. */
export type Origin =
  | { readonly by: 'hand' }
  /** One of the places that a search in the article found, tagged from the list of them. */
  | { readonly by: 'search'; readonly phrase: string }

/** The usual way: somebody selected the words. */
export const byHand: Origin = { by: 'hand' }

/** The most characters (UTF-16 units) that a phrase may have. */
export const longestPhrase = 200

/** Whether two annotations were made the same way. */
export function sameOrigin(one: Origin, other: Origin): boolean {
  return one.by === 'search' ? other.by === 'search' && one.phrase === other.phrase : other.by === 'hand'
}

/** How it was made, as a sentence for people; undefined where there is nothing to be said of it. */
export function writeOrigin(origin: Origin): string | undefined {
  return origin.by === 'search' ? `Found by searching for “${origin.phrase}”.` : undefined
}
