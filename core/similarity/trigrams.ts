/**
 * How alike the words of two passages are: the Jaccard index (Jaccard 1901) of their sets of trigrams, which is what
 * PostgreSQL's pg_trgm calls similarity. 1 for the same trigrams, 0 where none is shared.
 */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const trigram of small) if (large.has(trigram)) shared++
  return shared / (a.size + b.size - shared)
}

/** From here on two passages have nearly the same words: another ending, an article before a noun, a word more in a sentence. */
export const nearThreshold = 0.6

/** Every three code points in a row of each word, with two spaces before the word and one after: `  r`, ` re`, `reg`, … `me `. */
export function trigramsOf(words: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const word of words.split(' ')) {
    if (word === '') continue
    const letters = [' ', ' ', ...word, ' ']
    for (let at = 0; at + 3 <= letters.length; at++) found.add(letters[at]! + letters[at + 1]! + letters[at + 2]!)
  }
  return found
}
