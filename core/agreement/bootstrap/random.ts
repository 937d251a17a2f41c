/** A source of random numbers that gives the same ones for the same seed, on every machine. */
export interface Random {
  /** The next 32 bits, as an integer from 0 to 2³² − 1. */
  bits(): number
  /** A number in [0, 1) with 53 random bits. */
  unit(): number
  /** An integer from 0 to n − 1, each equally likely. n: a whole number from 1 to 2³². */
  below(n: number): number
}

/** The name of the generator, for those who want to repeat a figure elsewhere. */
export const randomName = 'xoshiro128** seeded by splitmix32'

/**
 * xoshiro128** 1.1 (D. Blackman and S. Vigna, “Scrambled linear pseudorandom number generators”, ACM Transactions on
 * Mathematical Software 47(4), 2021). Its four words of state come from `seed` by splitmix32, so that seeds that lie
 * close together give streams that do not.
 *
 * @param seed a whole number; of it the last 32 bits count.
 */
export function seededRandom(seed: number): Random {
  return randomFrom(splitMix(seed))
}

/** The generator with a state given word by word. At least one word must not be 0. */
export function randomFrom(words: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = words.map((word) => word >>> 0) as [number, number, number, number]
  const bits = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  return {
    bits,
    unit: () => ((bits() >>> 5) * 0x4000000 + (bits() >>> 6)) / 0x20000000000000,
    below: (n) => {
      // Of the 2³² values the last few, which would make some remainders likelier, are thrown away.
      const limit = 0x100000000 - (0x100000000 % n)
      let drawn = bits()
      while (drawn >= limit) drawn = bits()
      return drawn % n
    },
  }
}

function splitMix(seed: number): [number, number, number, number] {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let word = state
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return (word ^ (word >>> 15)) >>> 0
  }
  return [next(), next(), next(), next()]
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
