/**
 * The random numbers of Python's `random.Random` for a small seed, so that a case made by a script in Python can be made
 * here, to the byte (M. Matsumoto and T. Nishimura, “Mersenne Twister”, ACM Transactions on Modeling and
 * Computer Simulation 8(1), 1998; the rest as in CPython 3.12, Lib/random.py).
 */
export class PythonRandom {
  private readonly state = new Uint32Array(624)
  private at = 624

  /** @param seed from 0 to 2³² - 1. */
  constructor(seed: number) {
    const { state } = this
    state[0] = 19650218
    for (let n = 1; n < 624; n++) state[n] = Math.imul(1812433253, state[n - 1]! ^ (state[n - 1]! >>> 30)) + n
    // The key is the one word of the seed.
    let n = 1
    for (let turn = 0; turn < 624; turn++) {
      state[n] = (state[n]! ^ Math.imul(state[n - 1]! ^ (state[n - 1]! >>> 30), 1664525)) + seed
      if (++n >= 624) [state[0], n] = [state[623]!, 1]
    }
    for (let turn = 0; turn < 623; turn++) {
      state[n] = (state[n]! ^ Math.imul(state[n - 1]! ^ (state[n - 1]! >>> 30), 1566083941)) - n
      if (++n >= 624) [state[0], n] = [state[623]!, 1]
    }
    state[0] = 0x80000000
  }

  private word(): number {
    if (this.at >= 624) this.twist()
    let y = this.state[this.at++]!
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }

  private twist(): void {
    const { state } = this
    for (let n = 0; n < 624; n++) {
      const y = (state[n]! & 0x80000000) | (state[(n + 1) % 624]! & 0x7fffffff)
      state[n] = state[(n + 397) % 624]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0)
    }
    this.at = 0
  }

  /** `random()`: from 0 up to 1. */
  random(): number {
    return ((this.word() >>> 5) * 67108864 + (this.word() >>> 6)) / 9007199254740992
  }

  /** `_randbelow(n)`. */
  below(n: number): number {
    const bits = 32 - Math.clz32(n)
    let drawn = this.word() >>> (32 - bits)
    while (drawn >= n) drawn = this.word() >>> (32 - bits)
    return drawn
  }

  /** `randint(from, to)`, both counted in. */
  integer(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  /** `choice(list)`. */
  choice<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }

  /** `sample(list, count)` where the list is much longer than the count: then Python remembers what it has taken. */
  sample<T>(list: readonly T[], count: number): T[] {
    const taken = new Set<number>()
    while (taken.size < count) taken.add(this.below(list.length))
    return [...taken].map((at) => list[at]!)
  }
}
