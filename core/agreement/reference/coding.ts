import { z } from 'zod'
import { figureOfAll } from '../bootstrap/statistic'
import { figure, noFigure } from '../figure'
import { cohenStatistic } from '../coding/cohen-kappa'
import type { Weights } from '../coding/cohen-kappa'
import { levels } from '../coding/difference'
import { fleissStatistic } from '../coding/fleiss-kappa'
import { alphaStatistic } from '../coding/krippendorff-alpha'
import type { Ratings } from '../coding/ratings'
import { jaccardDistance, masiDistance } from '../coding/set-distance'
import type { Categories } from '../coding/set-distance'
import { anyParams, ratingsInput, setsInput } from './input'
import type { Metric } from './metric'
import { metric } from './metric'
import type { StatisticMaker } from './statistics'

/** The order of categories, lowest first, where a metric needs one. */
const orderedParams = z.looseObject({ categories: z.array(z.union([z.string(), z.number()])).optional() })

/** Coefficients of fixed items, as statistics of the articles that the items are in. */
export const codingStatistics: Readonly<Record<string, StatisticMaker<readonly Ratings[]>>> = {
  ...Object.fromEntries(
    levels.map((level) => [`krippendorff_alpha_${level}`, (articles, params) => alphaStatistic(articles, level, orderedParams.parse(params).categories)]),
  ),
  cohen_kappa: (articles) => cohenStatistic(articles),
  ...Object.fromEntries(
    (['linear', 'quadratic'] satisfies Weights[]).map((weights) => [`cohen_kappa_${weights}`, (articles, params) => cohenStatistic(articles, weights, orderedParams.parse(params).categories)]),
  ),
  fleiss_kappa: (articles) => fleissStatistic(articles),
}

/** Coefficients of fixed items, and the distances between sets that two of them use. */
export const codingMetrics: Readonly<Record<string, Metric>> = {
  ...Object.fromEntries(
    Object.entries(codingStatistics).map(([name, make]) => [name, metric(ratingsInput, orderedParams, ({ ratings }, params) => figureOfAll(make([ratings], params)))]),
  ),
  masi_distance: setMetric(masiDistance),
  jaccard_distance: setMetric(jaccardDistance),
}

function setMetric(distance: (a: Categories, b: Categories) => number): Metric {
  return metric(setsInput, anyParams, ({ a, b }) => (a === null || b === null ? noFigure('One of the two sets is missing.') : figure(distance(a, b))))
}
