/** Two passages are compared by this many code points of their words at most: what is longer and begins alike is alike. */
export const comparedLength = 400

/**
 * The words of a passage, for comparing it with others: NFKC, lower case, letters, combining marks and digits alone, one
 * space between words. “The Regime’s”, “the regime's” and “THE REGIME S” give the same. What has no words, such as an
 * emoji, stands for itself. At most `comparedLength` code points; empty only for white space.
 */
export function normalWords(text: string): string {
  // Cut before it is normalised too, so that a passage as long as a book costs no more than a sentence.
  const short = [...text.slice(0, comparedLength * 8)].slice(0, comparedLength * 4).join('')
  const even = short.normalize('NFKC').toLowerCase()
  const words = even.match(/[\p{L}\p{M}\p{N}]+/gu) ?? even.match(/\S+/gu) ?? []
  return [...words.join(' ')].slice(0, comparedLength).join('').trimEnd()
}

/** A key that two passages share when their words are the same: 64 bits as 16 hexadecimal digits. */
export function formOf(words: string): string {
  return [0x9e3779b1, 0x85ebca6b].map((seed) => hash32(words, seed).toString(16).padStart(8, '0')).join('')
}

/** MurmurHash3 (x86, 32 bits; Appleby 2011) over the UTF-16 units of a text. The same on every machine and for ever: keys are kept. */
export function hash32(text: string, seed: number): number {
  let hash = seed | 0
  for (let at = 0; at < text.length; at++) {
    let unit = Math.imul(text.charCodeAt(at), 0xcc9e2d51)
    unit = (unit << 15) | (unit >>> 17)
    hash ^= Math.imul(unit, 0x1b873593)
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  return mix32(hash ^ text.length)
}

/** The last step of MurmurHash3: every bit of the answer depends on every bit of the number. */
export function mix32(number: number): number {
  let hash = number | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
