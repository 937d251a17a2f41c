import type { Rating } from './ratings'
import { ValueIndex } from './ratings'
import type { Categories } from './set-distance'
import { jaccardDistance, masiDistance } from './set-distance'

/** How far two ratings are apart: the level of measurement, or a distance between sets. */
export const levels = ['nominal', 'ordinal', 'interval', 'ratio', 'masi', 'jaccard'] as const
export type Level = (typeof levels)[number]

/**
 * The differences δ² between the values of a table (for sets the distance itself, not squared). They may depend on how
 * often each value occurs among the pairable ratings, so they are made for given counts n_c.
 */
export type Difference = (counts: Float64Array) => Differences

export interface Differences {
  /** δ² of two values. Symmetric, and 0 exactly between a value and itself. */
  readonly of: (c: number, k: number) => number
  /** Σ n_c·n_k·δ²_ck over all pairs c < k. */
  readonly expected: () => number
}

/** The difference of a level over the values given, or why these values have none. `order`: the categories of an ordinal scale, lowest first. */
export function differenceOf(level: Level, values: readonly Rating[], order?: readonly Rating[]): Difference | string {
  switch (level) {
    case 'nominal': return nominal
    case 'ordinal': return ordinal(values, order)
    case 'interval': return numbers(values, interval)
    case 'ratio': return numbers(values, ratio)
    case 'masi': return between(values.map(asSet), masiDistance)
    case 'jaccard': return between(values.map(asSet), jaccardDistance)
  }
}

/** δ² = 1 between different values. */
function nominal(counts: Float64Array): Differences {
  return {
    of: (c, k) => (c === k ? 0 : 1),
    expected: () => {
      let all = 0
      let squares = 0
      for (const count of counts) {
        all += count
        squares += count * count
      }
      return (all * all - squares) / 2
    },
  }
}

/**
 * δ² = (Σ n_g over the ranks g from c to k − (n_c + n_k)/2)², which is the squared distance of the mean ranks that the
 * ratings c and k share. It depends on the counts, and so changes when the data are filtered.
 */
function ordinal(values: readonly Rating[], order?: readonly Rating[]): Difference | string {
  const ranked = order === undefined ? byNumber(values) : byOrder(values, order)
  if (typeof ranked === 'string') return ranked
  return (counts) => {
    const ranks = new Float64Array(counts.length)
    let below = 0
    for (const value of ranked) {
      ranks[value] = below + counts[value]! / 2
      below += counts[value]!
    }
    return squares(ranks, counts)
  }
}

function byNumber(values: readonly Rating[]): readonly number[] | string {
  if (!values.every((value) => typeof value === 'number')) return 'An ordinal scale needs numbers, or categories in a declared order.'
  return values.map((_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number))
}

function byOrder(values: readonly Rating[], order: readonly Rating[]): readonly number[] | string {
  const places = new ValueIndex(order)
  const stranger = values.find((value) => places.find(value) === undefined)
  if (stranger !== undefined) return `The rating ${JSON.stringify(stranger)} is not among the declared categories.`
  return values.map((_, index) => index).sort((a, b) => places.find(values[a]!)! - places.find(values[b]!)!)
}

/** δ² = (c − k)². */
function interval(values: Float64Array): Difference {
  return (counts) => squares(values, counts)
}

/** Squared distances of points on a line. With their mean x̄, Σ n_c·n_k·(x_c − x_k)² over c < k is n·Σ n_c·(x_c − x̄)². */
function squares(points: Float64Array, counts: Float64Array): Differences {
  return {
    of: (c, k) => (points[c]! - points[k]!) ** 2,
    expected: () => {
      let all = 0
      let sum = 0
      for (let value = 0; value < counts.length; value++) {
        all += counts[value]!
        sum += counts[value]! * points[value]!
      }
      let around = 0
      for (let value = 0; value < counts.length; value++) around += counts[value]! * (points[value]! - sum / all) ** 2
      return all * around
    },
  }
}

/** δ² = ((c − k)/(c + k))². 0 and 0 do not differ. */
function ratio(values: Float64Array): Difference | string {
  const found = new Set(values)
  for (const value of found) {
    if (value !== 0 && found.has(-value)) return `On a ratio scale ${value} and ${-value} cannot be compared: their sum is 0.`
  }
  return between([...values], (c, k) => (c === k ? 0 : ((c - k) / (c + k)) ** 2))
}

function numbers(values: readonly Rating[], difference: (values: Float64Array) => Difference | string): Difference | string {
  const stranger = values.find((value) => typeof value !== 'number')
  return stranger === undefined ? difference(Float64Array.from(values as readonly number[])) : `The rating ${JSON.stringify(stranger)} is not a number.`
}

function asSet(value: Rating): Categories {
  return typeof value === 'object' ? value : [String(value)]
}

/** Up to this many values, differences are computed once and kept: 8 MB. */
const mostKept = 1000

/** Differences that do not depend on the counts. */
function between<Value>(values: readonly Value[], distance: (a: Value, b: Value) => number): Difference {
  const size = values.length
  const kept = size > mostKept ? undefined : new Float64Array(size * size)
  if (kept) for (let c = 0; c < size; c++) for (let k = 0; k < size; k++) kept[c * size + k] = distance(values[c]!, values[k]!)
  const of = kept ? (c: number, k: number) => kept[c * size + k]! : (c: number, k: number) => distance(values[c]!, values[k]!)
  return (counts) => ({
    of,
    expected: () => {
      let sum = 0
      for (let c = 0; c < size; c++) {
        if (counts[c] === 0) continue
        for (let k = c + 1; k < size; k++) if (counts[k] !== 0) sum += counts[c]! * counts[k]! * of(c, k)
      }
      return sum
    },
  })
}
