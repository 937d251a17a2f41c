import { hash32, mix32 } from './words'

/** How many words of a signature make a band, and how many bands there are. */
export const bandRows = 4
export const bandCount = 16

/**
 * The bands of a set of trigrams, by MinHash (Broder 1997) with locality-sensitive banding (Leskovec, Rajaraman and Ullman,
 * Mining of Massive Datasets, 3.4): two sets of similarity s share at least one with probability 1 − (1 − s⁴)¹⁶, which is
 * 89 % at 0.6, 99 % at 0.7 and 0.2 % at 0.1. So passages with nearly the same words are found by a look-up for each band,
 * and what is found is compared exactly. Signed 32-bit numbers, `bandCount` of them; none for an empty set.
 */
export function bandsOf(trigrams: ReadonlySet<string>): readonly number[] {
  if (trigrams.size === 0) return []
  const hashes = Array.from(trigrams, (trigram) => hash32(trigram, 0))
  return Array.from({ length: bandCount }, (_, band) => {
    let key = band
    for (let row = 0; row < bandRows; row++) {
      // Each row orders all trigrams in an order of its own, and takes the first.
      const salt = mix32(band * bandRows + row + 1)
      let least = 0xffffffff
      for (const hash of hashes) {
        const place = mix32(hash ^ salt)
        if (place < least) least = place
      }
      key = mix32(Math.imul(key, 31) ^ least)
    }
    return key | 0
  })
}
