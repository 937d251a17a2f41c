import type { Statistic } from '../bootstrap/statistic'
import { sumOf } from '../bootstrap/tally'
import type { Figure } from '../figure'
import { figure, noFigure } from '../figure'
import type { Coincidences, ItemCounts } from './coincidence'
import { coincidencesOf } from './coincidence'
import type { Difference, Level } from './difference'
import { differenceOf } from './difference'
import type { Rating, Ratings } from './ratings'

/** Krippendorff's alpha of a set of articles, with what it is made of. */
export interface Alpha {
  readonly alpha: Figure
  /** Observed and expected disagreement, D_o and D_e, in the unit of δ². null where there is nothing to pair. */
  readonly observed: number | null
  readonly expected: number | null
  readonly items: ItemCounts
  /** The pairable ratings by value, n_c. */
  readonly counts: readonly { readonly value: Rating; readonly ratings: number }[]
}

/**
 * Krippendorff's alpha for fixed items (K. Krippendorff, “Content Analysis”, 2nd edition 2004, chapter 11, and
 * “Computing Krippendorff's Alpha-Reliability”, 2011), over all articles together:
 *
 *     α = 1 − D_o/D_e = 1 − (n − 1)·Σ o_ck·δ²_ck / Σ n_c·n_k·δ²_ck
 *
 * with the coincidences o_ck, their margins n_c and n = Σ n_c. Ratings may be missing; an item with fewer than two
 * ratings counts nowhere. For sets δ² is the distance itself (R. Artstein and M. Poesio, “Inter-Coder Agreement for
 * Computational Linguistics”, Computational Linguistics 34(4), 2008).
 *
 * Undefined for fewer than two annotators, where no item has two ratings, and where all pairable ratings are the same:
 * then reliability cannot be assessed. Also for values that the level cannot take.
 *
 * @param order the categories of an ordinal scale, lowest first. Not needed for numbers.
 */
export function krippendorffAlpha(articles: readonly Ratings[], level: Level, order?: readonly Rating[]): Alpha {
  const statistic = alphaStatistic(articles, level, order)
  return { ...statistic.read(sumOf(statistic.tallies, statistic.length)), items: statistic.items }
}

/** Alpha as a function of sums over articles. */
export interface AlphaStatistic extends Statistic {
  readonly read: (sum: Float64Array) => Omit<Alpha, 'items'>
  readonly items: ItemCounts
}

/** The same, ready for a bootstrap over the articles. */
export function alphaStatistic(articles: readonly Ratings[], level: Level, order?: readonly Rating[]): AlphaStatistic {
  const coincidences = coincidencesOf(articles)
  const { cells, values, tallies, items } = coincidences
  const difference = differenceOf(level, values, order)
  const annotators = articles.reduce((most, ratings) => Math.max(most, ratings.length), 0)
  const refusal = typeof difference === 'string' ? difference : annotators < 2 ? 'There are fewer than two annotators.' : undefined
  const read = (sum: Float64Array): Omit<Alpha, 'items'> => {
    const counts = sum.subarray(cells.length)
    const named = values.map((value, index) => ({ value, ratings: counts[index]! })).filter(({ ratings }) => ratings > 0)
    if (refusal !== undefined) return { alpha: noFigure(refusal), observed: null, expected: null, counts: named }
    return { ...alphaOf(sum, coincidences, difference as Difference), counts: named }
  }
  const figureOf = (sum: Float64Array) => (refusal === undefined ? alphaOf(sum, coincidences, difference as Difference).alpha : noFigure(refusal))
  return { tallies, length: cells.length + values.length, figureOf, read, items }
}

function alphaOf(sum: Float64Array, { cells }: Coincidences, difference: Difference): Pick<Alpha, 'alpha' | 'observed' | 'expected'> {
  const counts = sum.subarray(cells.length)
  let pairable = 0
  let used = 0
  for (const count of counts) {
    pairable += count
    if (count > 0) used++
  }
  if (used === 0) return { alpha: noFigure('No item was rated by two annotators.'), observed: null, expected: null }
  if (used === 1) return { alpha: noFigure('All ratings are the same: without variation reliability cannot be assessed.'), observed: 0, expected: 0 }
  const differences = difference(counts)
  let observed = 0
  for (let cell = 0; cell < cells.length; cell++) {
    const amount = sum[cell]!
    if (amount !== 0) observed += amount * differences.of(cells[cell]!.c, cells[cell]!.k)
  }
  const expected = differences.expected()
  if (expected === 0) return { alpha: noFigure('The ratings lie too close together to tell their differences from 0.'), observed: 0, expected: 0 }
  return {
    alpha: figure(1 - ((pairable - 1) * observed) / expected),
    observed: (2 * observed) / pairable,
    expected: (2 * expected) / (pairable * (pairable - 1)),
  }
}
