import type { Statistic } from '../bootstrap/statistic'
import { tallyOf } from '../bootstrap/tally'
import { noFigure } from '../figure'
import { type Coincidences, coincidenceSize, coincidencesOf } from './coincidence'
import { type Continuum, labelsOf, refusedBecause } from './continuum'
import { type Coded, type CodedLabel, cuAlpha, cuMatter, cuReasons, kuAlphas } from './cu-alpha'
import { type Unitized, alphaOf, binaryMatter, binaryReasons, uAlpha, uAlphaBinary, uMatter, uReasons } from './u-alpha'

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
  /** Of each article, in the order given. */
  readonly coincidences: readonly Coincidences[]
  /** All coefficients, from the coincidences of an article or from a sum of them. */
  readonly read: (sum: Coincidences) => UnitizingFamily
  /** All coefficients of the corpus. */
  readonly sum: () => UnitizingFamily
  /** One of them as a statistic, with no more to add up than it needs. */
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
  const coincidences = continua.map((continuum) => (because === undefined ? coincidencesOf(continuum, numbers) : new Float64Array(length)))
  const read = (sum: Coincidences): UnitizingFamily => {
    const none = because === undefined ? undefined : { alpha: noFigure(because), observed: noFigure(because), expected: noFigure(because), coverage: noFigure(because) }
    return { u: none ?? uAlpha(sum), binary: none ?? uAlphaBinary(sum), cu: none ?? cuAlpha(sum), k: none ? labels.map(() => none) : kuAlphas(sum) }
  }
  return {
    labels,
    because,
    articles: continua.filter(({ layers }) => layers.length > 1).length,
    coincidences,
    read,
    sum: () => read(sumUp(coincidences, length)),
    of: (name) => {
      const { matter, reasons } = coefficients[name]
      const tallies = coincidences.map((one) => tallyOf(matter(one)))
      return { tallies, length: matter(new Float64Array(length)).length, figureOf: (sum) => (because === undefined ? alphaOf(sum, reasons) : noFigure(because)) }
    },
  }
}

const coefficients = {
  u: { matter: uMatter, reasons: uReasons },
  binary: { matter: binaryMatter, reasons: binaryReasons },
  cu: { matter: cuMatter, reasons: cuReasons },
}

function sumUp(coincidences: readonly Coincidences[], length: number): Coincidences {
  const sum = new Float64Array(length)
  for (const one of coincidences) for (let at = 0; at < length; at++) sum[at]! += one[at]!
  return sum
}
