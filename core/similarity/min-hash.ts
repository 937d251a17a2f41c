import { mix32 } from './words'

/** Numbers in a signature. The estimate from so many has a standard error of at most 4.4 points, and of 2.3 at 93 %. */
export const signatureLength = 128

/** Bytes of a signature as it is kept. */
export const signatureBytes = signatureLength * 2

/** From here on two texts are nearly the same: the same report with a paragraph cut, a headline of its own, another agency’s first line. */
export const nearTextThreshold = 0.7

const salts = Uint32Array.from({ length: signatureLength }, (_, index) => mix32(index + 0x7f4a7c15))

/**
 * The signature of a text by its shingles (MinHash; Broder 1997): each number is the least of all shingles in an order of its own,
 * of which the lower 16 bits are kept (b-bit minwise hashing; Li and König 2010). Two texts agree in a number with the
 * probability of their Jaccard index. The same on every machine and for ever: signatures are kept. Undefined for a text without words.
 */
export function signatureOf(shingles: Uint32Array): Uint16Array | undefined {
  if (shingles.length === 0) return undefined
  const signature = new Uint16Array(signatureLength)
  for (let row = 0; row < signatureLength; row++) {
    const salt = salts[row]!
    let least = 0xffffffff
    for (let index = 0; index < shingles.length; index++) {
      let place = shingles[index]! ^ salt
      place = Math.imul(place ^ (place >>> 16), 0x85ebca6b)
      place = Math.imul(place ^ (place >>> 13), 0xc2b2ae35)
      place = (place ^ (place >>> 16)) >>> 0
      if (place < least) least = place
    }
    signature[row] = least & 0xffff
  }
  return signature
}

/** How alike two texts are, 0 to 1, estimated from their signatures: the share of numbers in which they agree. */
export function likeness(a: Uint16Array, b: Uint16Array): number {
  let same = 0
  for (let row = 0; row < signatureLength; row++) if (a[row] === b[row]) same++
  return same / signatureLength
}

/** Rows of a band, and bands: what shares a band is compared. */
const rows = 4
export const bands = 16

/**
 * The keys under which a signature is found (locality-sensitive banding; Leskovec, Rajaraman and Ullman, Mining of Massive
 * Datasets, 3.4): two texts of likeness s share one with probability 1 − (1 − s⁴)¹⁶, 98.8 % at 0.7, 99.98 % at 0.8, 0.2 % at 0.1.
 */
export function bandKeys(signature: Uint16Array): Uint32Array {
  const keys = new Uint32Array(bands)
  for (let band = 0; band < bands; band++) {
    let key = mix32(band + 1)
    for (let row = 0; row < rows; row++) key = mix32(Math.imul(key, 31) ^ signature[band * rows + row]!)
    keys[band] = key
  }
  return keys
}
