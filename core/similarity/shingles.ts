import { hash32, mix32 } from './words'

/** How many words in a row make a shingle. Five are enough that unrelated texts share hardly any, and few enough that an editor’s cuts leave most. */
export const shingleLength = 5

/** Words; of scripts that are written without spaces each letter is one. */
const word = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{N}](?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{M}\p{N}])*/gu

/**
 * The shingles of a text (Broder 1997), each as an unsigned number of 32 bits, without repetition: every five words in a row, without
 * case, punctuation and the forms of letters that only compatibility has. A shorter text is one shingle; one without words has none.
 */
export function shinglesOf(text: string): Uint32Array {
  const words = text.normalize('NFKC').toLowerCase().match(word) ?? []
  const hashes = Uint32Array.from(words, (one) => hash32(one, 0))
  if (hashes.length === 0) return hashes
  const found = new Set<number>()
  for (let at = 0; at === 0 || at + shingleLength <= hashes.length; at++) {
    let shingle = 0x2545f491
    for (const hash of hashes.subarray(at, at + shingleLength)) shingle = Math.imul(shingle ^ hash, 0x9e3779b1) ^ (shingle >>> 15)
    found.add(mix32(shingle))
  }
  return Uint32Array.from(found)
}

/** How alike two texts are: the Jaccard index of their shingles, 0 to 1. Two without words are not alike: nothing is known of them. */
export function sharedShingles(a: Uint32Array, b: Uint32Array): number {
  const of = new Set(a)
  let shared = 0
  for (const shingle of b) if (of.has(shingle)) shared++
  const all = a.length + b.length - shared
  return all === 0 ? 0 : shared / all
}
