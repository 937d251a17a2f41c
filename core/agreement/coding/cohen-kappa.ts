import type { Statistic } from '../bootstrap/statistic'
import { sumOf, tallyOf } from '../bootstrap/tally'
import type { Figure } from '../figure'
import { figure, noFigure } from '../figure'
import type { Rating, Ratings } from './ratings'
import { ValueIndex, itemCount } from './ratings'

/** A kappa of a set of articles, with what it is made of. */
export interface Kappa {
  readonly kappa: Figure
  /** Observed and expected agreement, p_o and p_e, from 0 to 1; with weights, 1 − the mean weight. null without items. */
  readonly observed: number | null
  readonly expected: number | null
  /** Items that count, and items left out because a rating is missing. */
  readonly items: number
  readonly dropped: number
}

/** How much two categories differ, by their distance in the declared order. */
export type Weights = 'none' | 'linear' | 'quadratic'

/**
 * Cohen's kappa of two annotators (J. Cohen, “A Coefficient of Agreement for Nominal Scales”, Educational and
 * Psychological Measurement 20(1), 1960; with weights “Weighted kappa”, Psychological Bulletin 70(4), 1968), over all
 * articles together:
 *
 *     κ = 1 − n·Σ w_ck·o_ck / Σ w_ck·r_c·s_k
 *
 * with the counts o_ck of items that one rated c and the other k, the margins r and s, and n items. w is 1 for
 * different categories; linear: |i − j|; quadratic: (i − j)². Items that one of the two did not rate are left out.
 *
 * Undefined unless there are exactly two annotators; where no item has both ratings; where the expected disagreement
 * is 0, that is, both gave one and the same category only; and for weights without a declared order, or for a rating
 * that is not in it. If one of the two always gave the same category and the other did not, kappa is 0.
 *
 * @param order all categories, lowest first, also those that nobody used: they count for the distance of their neighbours.
 */
export function cohenKappa(articles: readonly Ratings[], weights: Weights = 'none', order?: readonly Rating[]): Kappa {
  const statistic = cohenStatistic(articles, weights, order)
  return { ...statistic.read(sumOf(statistic.tallies, statistic.length)), dropped: statistic.dropped }
}

/** Kappa as a function of sums over articles: Σ w·o, then the margins r, then s. */
export interface KappaStatistic extends Statistic {
  readonly read: (sum: Float64Array) => Omit<Kappa, 'dropped'>
  readonly dropped: number
}

/** The same, ready for a bootstrap over the articles. */
export function cohenStatistic(articles: readonly Ratings[], weights: Weights = 'none', order?: readonly Rating[]): KappaStatistic {
  const index = new ValueIndex(order)
  let refusal = articles.some((ratings) => ratings.length !== 2) ? 'Cohen’s kappa compares exactly two annotators.' : undefined
  if (weights !== 'none' && order === undefined) refusal ??= 'Weighted kappa needs the order of all categories to be declared.'
  let dropped = 0
  const pairs = articles.map(([first = [], second = [], ...others]) => {
    const pairs: [number, number][] = []
    const length = itemCount([first, second, ...others])
    for (let item = 0; item < length; item++) {
      const [a, b] = [first[item] ?? null, second[item] ?? null]
      if (a === null || b === null) dropped++
      else pairs.push([index.add(a), index.add(b)])
    }
    return pairs
  })
  const size = index.values.length
  if (order !== undefined && size > new ValueIndex(order).values.length) refusal ??= 'A rating is not among the declared categories.'

  const weight = weightOf[weights]
  const tallies = pairs.map((ofArticle) => {
    const vector = new Float64Array(1 + 2 * size)
    for (const [a, b] of ofArticle) {
      vector[0]! += weight(a, b)
      vector[1 + a]!++
      vector[1 + size + b]!++
    }
    return tallyOf(vector)
  })
  const read = (sum: Float64Array): Omit<Kappa, 'dropped'> =>
    refusal === undefined ? kappaOf(sum, size, weight) : { kappa: noFigure(refusal), observed: null, expected: null, items: 0 }
  return { tallies, length: 1 + 2 * size, figureOf: (sum) => read(sum).kappa, read, dropped }
}

const weightOf: Readonly<Record<Weights, (i: number, j: number) => number>> = {
  none: (i, j) => (i === j ? 0 : 1),
  linear: (i, j) => Math.abs(i - j),
  quadratic: (i, j) => (i - j) ** 2,
}

function kappaOf(sum: Float64Array, size: number, weight: (i: number, j: number) => number): Omit<Kappa, 'dropped'> {
  let items = 0
  for (let c = 0; c < size; c++) items += sum[1 + c]!
  if (items === 0) return { kappa: noFigure('No item was rated by both annotators.'), observed: null, expected: null, items }
  let expected = 0
  for (let c = 0; c < size; c++) {
    if (sum[1 + c] === 0) continue
    for (let k = 0; k < size; k++) expected += sum[1 + c]! * sum[1 + size + k]! * weight(c, k)
  }
  const shares = { observed: 1 - sum[0]! / items, expected: 1 - expected / (items * items), items }
  if (expected === 0) return { kappa: noFigure('Both annotators gave the same single category throughout: chance agreement is complete.'), ...shares }
  return { kappa: figure(1 - (items * sum[0]!) / expected), ...shares }
}
