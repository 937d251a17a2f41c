import type { Statistic } from '../bootstrap/statistic'
import { sumOf, tallyOf } from '../bootstrap/tally'
import { figure, noFigure } from '../figure'
import type { Kappa } from './cohen-kappa'
import type { Ratings } from './ratings'
import { ValueIndex, itemCount } from './ratings'

/**
 * Fleiss' kappa (J. L. Fleiss, “Measuring nominal scale agreement among many raters”, Psychological Bulletin 76(5),
 * 1971), over all articles together: κ = (P̄ − P_e)/(1 − P_e), where P̄ is the mean over items of
 * Σ_k n_ik·(n_ik − 1)/(n·(n − 1)), and P_e = Σ p_k². Who gave a rating does not matter.
 *
 * Undefined unless every item has the same number n ≥ 2 of ratings: no item is dropped in silence. Undefined also
 * without items, and without variation.
 */
export function fleissKappa(articles: readonly Ratings[]): Kappa {
  const statistic = fleissStatistic(articles)
  return { ...statistic.read(sumOf(statistic.tallies, statistic.length)), dropped: 0 }
}

/** Fleiss' kappa as a function of sums over articles: Σ n_ik·(n_ik − 1), the number of items, then n_k. */
export interface FleissStatistic extends Statistic {
  readonly read: (sum: Float64Array) => Omit<Kappa, 'dropped'>
}

/** The same, ready for a bootstrap over the articles. */
export function fleissStatistic(articles: readonly Ratings[]): FleissStatistic {
  const index = new ValueIndex()
  const sizes = new Set<number>()
  const counted = articles.map((ratings) => {
    const items: Map<number, number>[] = []
    for (let item = 0; item < itemCount(ratings); item++) {
      const counts = new Map<number, number>()
      let given = 0
      for (const row of ratings) {
        const rating = row[item] ?? null
        if (rating === null) continue
        const value = index.add(rating)
        counts.set(value, (counts.get(value) ?? 0) + 1)
        given++
      }
      sizes.add(given)
      items.push(counts)
    }
    return items
  })
  const tallies = counted.map((items) => {
    const vector = new Float64Array(2 + index.values.length)
    for (const counts of items) {
      vector[1]!++
      for (const [value, count] of counts) {
        vector[0]! += count * (count - 1)
        vector[2 + value]! += count
      }
    }
    return tallyOf(vector)
  })
  const [perItem = 0] = sizes
  const refusal = sizes.size === 0
    ? 'There are no items.'
    : sizes.size > 1
      ? 'Fleiss’ kappa needs the same number of ratings for every item; some are missing.'
      : perItem < 2
        ? 'There are fewer than two annotators.'
        : undefined
  const read = (sum: Float64Array): Omit<Kappa, 'dropped'> =>
    refusal === undefined ? kappaOf(sum, perItem) : { kappa: noFigure(refusal), observed: null, expected: null, items: 0 }
  return { tallies, length: 2 + index.values.length, figureOf: (sum) => read(sum).kappa, read }
}

function kappaOf(sum: Float64Array, perItem: number): Omit<Kappa, 'dropped'> {
  const items = sum[1]!
  if (items === 0) return { kappa: noFigure('There are no items.'), observed: null, expected: null, items }
  const all = items * perItem
  let squares = 0
  for (let value = 2; value < sum.length; value++) squares += sum[value]! * sum[value]!
  const shares = { observed: sum[0]! / (all * (perItem - 1)), expected: squares / (all * all), items }
  if (squares === all * all) return { kappa: noFigure('All ratings are the same: chance agreement is complete.'), ...shares }
  return { kappa: figure((shares.observed - shares.expected) / (1 - shares.expected)), ...shares }
}
