/** A place in the text with two numbers that stand for it. */
export interface Placed {
  readonly at: number
  readonly low: number
  readonly high: number
}

/**
 * Answers whether something among the places strictly between two others reaches below or above a limit,
 * in O(log n) after O(n log n): a segment tree over the places in their order.
 */
export class Extremes {
  readonly #places: Float64Array
  readonly #lows: Float64Array
  readonly #highs: Float64Array

  constructor(points: readonly Placed[]) {
    const sorted = [...points].sort((a, b) => a.at - b.at)
    const n = sorted.length
    this.#places = Float64Array.from(sorted, ({ at }) => at)
    this.#lows = new Float64Array(2 * n)
    this.#highs = new Float64Array(2 * n)
    sorted.forEach(({ low, high }, index) => {
      this.#lows[n + index] = low
      this.#highs[n + index] = high
    })
    for (let node = n - 1; node > 0; node--) {
      this.#lows[node] = Math.min(this.#lows[2 * node]!, this.#lows[2 * node + 1]!)
      this.#highs[node] = Math.max(this.#highs[2 * node]!, this.#highs[2 * node + 1]!)
    }
  }

  /** Whether a place after `from` and before `to` has a `low` under `lower` or a `high` over `upper`. */
  leave(from: number, to: number, lower: number, upper: number): boolean {
    const n = this.#places.length
    let left = n + this.#firstAfter(from, false)
    let right = n + this.#firstAfter(to, true)
    while (left < right) {
      if (left & 1 && this.#leaves(left++, lower, upper)) return true
      if (right & 1 && this.#leaves(--right, lower, upper)) return true
      left >>= 1
      right >>= 1
    }
    return false
  }

  #leaves(node: number, lower: number, upper: number): boolean {
    return this.#lows[node]! < lower || this.#highs[node]! > upper
  }

  /** The index of the first place after `at`, or at it where `or` says so. */
  #firstAfter(at: number, or: boolean): number {
    let low = 0
    let high = this.#places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (or ? this.#places[middle]! >= at : this.#places[middle]! > at) high = middle
      else low = middle + 1
    }
    return low
  }
}
