import type { Statistic } from '../bootstrap/statistic'
import { type Tally, noTally, tallyOf } from '../bootstrap/tally'
import { noFigure } from '../figure'
import { type Coincidences, coincidenceSize, coincidencesOf } from './coincidence'
import { type Continuum, labelsOf, refusedBecause } from './continuum'
import { type Coded, type CodedLabel, cuAlpha, kuAlphas } from './cu-alpha'
import { type Unitized, uAlpha, uAlphaBinary } from './u-alpha'

/** The whole family of 2016 for one set of articles. */
export interface UnitizingFamily {
  /** uα: where and what. */
  readonly u: Unitized
  /** |uα: where. */
  readonly binary: Unitized
  /** cuα: what, where units meet. */
  readonly cu: Coded
  /** (k)uα, label by label, in the order of `UnitizingStatistics.labels`. */
  readonly k: readonly CodedLabel[]
}

/** The coincidences of a corpus, article by article, ready for figures and for a bootstrap over the articles. */
export interface UnitizingStatistics {
  readonly labels: readonly string[]
  /** Why there are no figures: the first thing in an article that the family cannot take. */
  readonly because: string | undefined
  /** Articles done by two annotators or more; the others add nothing. */
  readonly articles: number
  readonly tallies: readonly Tally[]
  /** All coefficients from a sum of tallies. */
  readonly read: (sum: Coincidences) => UnitizingFamily
  /** One of them as a statistic. */
  readonly of: (coefficient: 'u' | 'binary' | 'cu') => Statistic
}

/**
 * The family of 2016 over articles: their coincidences added up and divided once (Krippendorff et al. 2016). Not the mean
 * of the articles' own figures. An article of m annotators weighs its pairs by 1/(m-1), so that each place of an
 * annotator counts alike; that generalises the paper to articles done by unlike numbers, and is the paper's coefficient
 * of the texts put end to end where all did all.
 * @param continua in a fixed order, by the id of the article say; the draws of a bootstrap go by it.
 */
export function unitizingStatistics(continua: readonly Continuum[]): UnitizingStatistics {
  const labels = labelsOf(continua)
  const numbers = new Map(labels.map((label, index) => [label, index]))
  const length = coincidenceSize(labels.length)
  const because = continua.map((continuum) => refusedBecause(continuum, 'anywhere')).find((reason) => reason !== undefined)
  const tallies = continua.map((continuum) => (because === undefined ? tallyOf(coincidencesOf(continuum, numbers)) : noTally))
  const read = (sum: Coincidences): UnitizingFamily => {
    const none = because === undefined ? undefined : { alpha: noFigure(because), observed: noFigure(because), expected: noFigure(because), coverage: noFigure(because) }
    return { u: none ?? uAlpha(sum), binary: none ?? uAlphaBinary(sum), cu: none ?? cuAlpha(sum), k: none ? labels.map(() => none) : kuAlphas(sum) }
  }
  const coefficients = { u: uAlpha, binary: uAlphaBinary, cu: cuAlpha }
  return {
    labels,
    because,
    articles: continua.filter(({ layers }) => layers.length > 1).length,
    tallies,
    read,
    of: (coefficient) => ({ tallies, length, figureOf: (sum) => (because === undefined ? coefficients[coefficient](sum).alpha : noFigure(because)) }),
  }
}
