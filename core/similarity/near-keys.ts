import { nearThreshold, trigramsOf } from './trigrams'
import { hash32, mix32 } from './words'

/** Passages of up to so many words are found by all of their words but two, or fewer. */
const short = 7
/** And of up to so many by all but one, so that short and long ones meet. */
const middling = 9
/** A word counts by its first letters: endings differ. */
const stem = 4
/** Of longer passages: how many numbers of a signature make a band, and how many bands there are. */
const rows = 4
const bands = 16

/**
 * Under what a passage is kept, and found by others with nearly the same words: two that are near share a key, or nearly
 * always do, and few others share one; what is found is compared exactly. Signed 32-bit numbers, without repetition.
 *
 * Up to seven words: the first letters of its words in alphabetical order, with none, each one and each two of them left out
 * (the deletion neighbourhood of Bocek, Hunt and Stiller 2007, over words), as long as enough is left to be near at all. So one or
 * two words more, fewer or others are found, in whatever order.
 *
 * Longer: MinHash (Broder 1997) of the trigrams with locality-sensitive banding (Leskovec, Rajaraman and Ullman, Mining of Massive
 * Datasets, 3.4): two sets of similarity s share a band with probability 1 − (1 − s⁴)¹⁶, 89 % at 0.6, 99 % at 0.7, 0.2 % at 0.1.
 */
export function nearKeys(words: string): readonly number[] {
  const list = words.split(' ').filter((word) => word !== '')
  const keys = list.length <= middling ? wordKeys(list, list.length <= short ? 2 : 1) : []
  return [...new Set(list.length > short ? [...keys, ...bandKeys(words)] : keys)]
}

function wordKeys(list: readonly string[], most: number): number[] {
  const sorted = list.map((word) => ({ stem: [...word].slice(0, stem).join(''), weight: [...word].length + 1 })).sort((a, b) => (a.stem < b.stem ? -1 : a.stem > b.stem ? 1 : a.weight - b.weight))
  const whole = sorted.reduce((sum, { weight }) => sum + weight, 0)
  const keys: number[] = []
  const leaveOut = (from: number, left: ReadonlySet<number>, weight: number): void => {
    // A word of n letters has n + 1 trigrams: what is left out can be shared with nobody, and too little would be left.
    if (weight < whole * nearThreshold) return
    keys.push(hash32(sorted.filter((_, index) => !left.has(index)).map((word) => word.stem).join(' '), 1) | 0)
    if (left.size < most) for (let index = from; index < sorted.length; index++) leaveOut(index + 1, new Set([...left, index]), weight - sorted[index]!.weight)
  }
  leaveOut(0, new Set(), whole)
  return keys
}

function bandKeys(words: string): number[] {
  const trigrams = trigramsOf(words)
  return Array.from({ length: bands }, (_, band) => {
    let key = mix32(band + 0x51ed270b)
    for (let row = 0; row < rows; row++) {
      // Each row orders all trigrams in an order of its own, and takes the first.
      const salt = mix32(band * rows + row + 1)
      let least = 0xffffffff
      for (const trigram of trigrams) {
        const place = mix32(trigram ^ salt)
        if (place < least) least = place
      }
      key = mix32(Math.imul(key, 31) ^ least)
    }
    return key | 0
  })
}
