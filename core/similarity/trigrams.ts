import { hash32 } from './words'

/** The trigrams of some words, each as a number of 32 bits, ascending and without repetition. */
export type Trigrams = Uint32Array

/** Every three code points in a row of each word, with two spaces before the word and one after: `  r`, ` re`, `reg`, … `me `. */
export function trigramsOf(words: string): Trigrams {
  const found = new Set<number>()
  for (const word of words.split(' ')) {
    if (word === '') continue
    const letters = [' ', ' ', ...word, ' ']
    for (let at = 0; at + 3 <= letters.length; at++) found.add(hash32(letters[at]! + letters[at + 1]! + letters[at + 2]!, 0))
  }
  return Uint32Array.from(found).sort()
}

/**
 * How alike the words of two passages are: the Jaccard index (Jaccard 1901) of their sets of trigrams, which is what
 * PostgreSQL's pg_trgm calls similarity. 1 for the same trigrams, 0 where none is shared.
 */
export function similarity(a: Trigrams, b: Trigrams): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i]!, b[j]!]
    if (left === right) shared++
    if (left <= right) i++
    if (right <= left) j++
  }
  return shared / (a.length + b.length - shared)
}

/** From here on two passages have nearly the same words: another ending, an article before a noun, a word more in a sentence. */
export const nearThreshold = 0.6
