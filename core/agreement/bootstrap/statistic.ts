import type { Figure } from '../figure'
import { noFigure } from '../figure'
import type { Tally } from './tally'
import { noTally, sumOf } from './tally'

/** A figure that can be computed from sums over articles. */
export interface Statistic {
  /** One for each article, in the order in which they were given. */
  readonly tallies: readonly Tally[]
  /** How many entries the vectors have. */
  readonly length: number
  /** The figure of a set of articles, from the sum of their tallies. It must not keep or change the sum. */
  readonly figureOf: (sum: Float64Array) => Figure
}

/** The figure of all articles. */
export function figureOfAll({ tallies, length, figureOf }: Statistic): Figure {
  return figureOf(sumOf(tallies, length))
}

/** A statistic that is not defined, for whatever set of articles. */
export function noStatistic(because: string, articles: number): Statistic {
  return { tallies: Array.from({ length: articles }, () => noTally), length: 0, figureOf: () => noFigure(because) }
}
