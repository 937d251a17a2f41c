import { type Extent, extentBounds, extentsOverlap } from '@/core/annotation/fragment'
import { Extremes } from './extremes'

/**
 * The extents of one annotator in a case, asked whether one of them crosses another extent: shares a
 * code point with it, while neither has all code points of the other. The same extent does not cross.
 *
 * One question costs O(log n) per fragment, unless both the extent asked about and one of these are
 * discontinuous: such pairs are looked at one by one, until one crosses.
 */
export class Crossings {
  /** Every fragment by where it begins and by where it ends, with the bounds of its extent. */
  readonly #beginnings: Extremes
  readonly #ends: Extremes
  /** The same, only of extents in one piece. */
  readonly #wholeBeginnings: Extremes
  readonly #wholeEnds: Extremes
  /** Those in several pieces by where they begin, and how far those up to each reach. */
  readonly #broken: readonly Extent[]
  readonly #reach: readonly number[]

  constructor(extents: readonly Extent[]) {
    const pieces = extents.flatMap((extent) => {
      const { start: low, end: high } = extentBounds(extent)
      return extent.map(({ start, end }) => ({ start, end, low, high, whole: extent.length === 1 }))
    })
    const whole = pieces.filter((piece) => piece.whole)
    this.#beginnings = new Extremes(pieces.map(({ start, low, high }) => ({ at: start, low, high })))
    this.#ends = new Extremes(pieces.map(({ end, low, high }) => ({ at: end, low, high })))
    this.#wholeBeginnings = whole.length === pieces.length ? this.#beginnings : new Extremes(whole.map(({ start, low, high }) => ({ at: start, low, high })))
    this.#wholeEnds = whole.length === pieces.length ? this.#ends : new Extremes(whole.map(({ end, low, high }) => ({ at: end, low, high })))
    this.#broken = extents.filter((extent) => extent.length > 1).sort((a, b) => a[0]!.start - b[0]!.start)
    let furthest = 0
    this.#reach = this.#broken.map((extent) => (furthest = Math.max(furthest, extentBounds(extent).end)))
  }

  /** Whether one of the extents crosses this one. */
  any(extent: Extent): boolean {
    const { start, end } = extentBounds(extent)
    if (extent.length === 1) {
      // A fragment that meets this one and does not hold all of it begins or ends inside; its extent crosses when it also leaves.
      return this.#ends.leave(start, end, start, end) || this.#beginnings.leave(start, end, start, end)
    }
    return extent.some((fragment) => this.#wholeCrosses(fragment.start, fragment.end, start, end)) || this.#brokenCrosses(extent, start, end)
  }

  /** Whether an extent in one piece leaves this fragment, without holding everything from `first` to `last`. */
  #wholeCrosses(start: number, end: number, first: number, last: number): boolean {
    return (
      this.#wholeBeginnings.leave(first, start, -Infinity, start) || this.#wholeEnds.leave(start, last, start, Infinity) ||
      this.#wholeBeginnings.leave(first, end, -Infinity, end) || this.#wholeEnds.leave(end, last, end, Infinity)
    )
  }

  #brokenCrosses(extent: Extent, start: number, end: number): boolean {
    let low = 0
    let high = this.#broken.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#broken[middle]![0]!.start >= end) high = middle
      else low = middle + 1
    }
    for (let at = low - 1; at >= 0 && this.#reach[at]! > start; at--) {
      const other = this.#broken[at]!
      if (extentsOverlap(extent, other) && !contains(other, extent) && !contains(extent, other)) return true
    }
    return false
  }
}

/** Whether every code point of `inner` is one of `outer`. Both must be normalised. */
export function contains(outer: Extent, inner: Extent): boolean {
  let at = 0
  return inner.every((fragment) => {
    while (at < outer.length && outer[at]!.end < fragment.end) at++
    return at < outer.length && outer[at]!.start <= fragment.start
  })
}
