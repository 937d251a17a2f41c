/**
 * What one article adds to the sums a figure is computed from: its sufficient statistic, as a vector of which only the
 * entries that are not 0 are kept. A figure for a set of articles is a function of the sum of their tallies, so that
 * one for any other set, such as a bootstrap replicate, needs no look at the ratings or spans.
 */
export interface Tally {
  /** Which entries of the vector. */
  readonly at: Uint32Array
  /** What is added to each of them, in the same order. */
  readonly amounts: Float64Array
}

/** A tally from the whole vector. */
export function tallyOf(vector: ArrayLike<number>): Tally {
  const at: number[] = []
  const amounts: number[] = []
  for (let index = 0; index < vector.length; index++) {
    if (vector[index] === 0) continue
    at.push(index)
    amounts.push(vector[index]!)
  }
  return { at: Uint32Array.from(at), amounts: Float64Array.from(amounts) }
}

/** Adds a tally to a sum, `times` times. */
export function addTally(sum: Float64Array, { at, amounts }: Tally, times = 1): void {
  for (let index = 0; index < at.length; index++) sum[at[index]!]! += times * amounts[index]!
}

/** The sum of tallies of vectors with `length` entries. */
export function sumOf(tallies: readonly Tally[], length: number): Float64Array {
  const sum = new Float64Array(length)
  for (const tally of tallies) addTally(sum, tally)
  return sum
}

/** Whether an article adds anything at all. */
export function addsSomething({ at }: Tally): boolean {
  return at.length > 0
}

/** The tally of an article that adds nothing. It still counts as an article. */
export const noTally: Tally = { at: new Uint32Array(0), amounts: new Float64Array(0) }
