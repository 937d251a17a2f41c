import type { Figure } from '../figure'
import { quantile } from './quantile'
import { randomName, seededRandom } from './random'
import type { Statistic } from './statistic'
import { addTally } from './tally'

/** An interval by the percentile bootstrap, or the reason why there is none. */
export type Interval = BootstrapInterval | NoInterval

export interface BootstrapInterval {
  readonly kind: 'interval'
  readonly lower: number
  readonly upper: number
  /** The share of replicates between the two, such as 0.95. */
  readonly level: number
  /** How many replicates were drawn, and how many of them were undefined: these are left out, and to be shown. */
  readonly replicates: number
  readonly undefinedReplicates: number
}

export interface NoInterval {
  readonly kind: 'none'
  /** One sentence for the reader. */
  readonly because: string
  readonly replicates: number
  readonly undefinedReplicates: number
}

/** How an interval is drawn. */
export interface BootstrapOptions {
  readonly seed: number
  /** 2,000 unless something else is said. */
  readonly replicates?: number
  /** 0.95 unless something else is said. */
  readonly level?: number
  /** Of how many articles the figure is made; all of them unless something else is said. The others are drawn too, but are no ground for an interval. */
  readonly contributing?: number
}

/** With fewer articles than this no interval is given: the replicates would be too much alike. */
export const fewestArticles = 10

export const leastReplicates = 2000

/** What to call the method beside an interval. */
export const intervalName = `percentile bootstrap over articles, quantiles of R type 7, ${randomName}`

/**
 * The percentile bootstrap over articles (B. Efron and R. J. Tibshirani, “An Introduction to the Bootstrap”, 1993,
 * chapter 13). Articles are drawn with replacement, each with all its annotators, as many as there are; the figure is
 * computed from the sum of their tallies. Articles are the independent units: drawing spans or words would give
 * intervals that are far too narrow. The draws go by the order of the tallies: sort the articles, by id say, for the
 * same interval each time.
 */
export function bootstrapInterval(statistic: Statistic, { seed, replicates = leastReplicates, level = 0.95, contributing = statistic.tallies.length }: BootstrapOptions): Interval {
  const articles = statistic.tallies.length
  if (contributing < fewestArticles) {
    const number = contributing < articles ? `the figure is made of ${contributing} of ${articles}` : `there ${articles === 1 ? 'is' : 'are'} ${articles}`
    const because = `Too few articles: an interval needs at least ${fewestArticles}, ${number}.`
    return { kind: 'none', because, replicates: 0, undefinedReplicates: 0 }
  }
  const random = seededRandom(seed)
  const times = new Uint32Array(articles)
  const sum = new Float64Array(statistic.length)
  return intervalOf(
    Array.from({ length: replicates }, () => {
      times.fill(0)
      for (let drawn = 0; drawn < articles; drawn++) times[random.below(articles)]!++
      return figureOfDraw(statistic, times, sum)
    }),
    level,
  )
}

/** The same from draws that are given, each a list of indices of articles. However few articles there are. */
export function intervalOfDraws(statistic: Statistic, draws: readonly (readonly number[])[], level = 0.95): Interval {
  const times = new Uint32Array(statistic.tallies.length)
  const sum = new Float64Array(statistic.length)
  return intervalOf(
    draws.map((draw) => {
      times.fill(0)
      for (const article of draw) times[article]!++
      return figureOfDraw(statistic, times, sum)
    }),
    level,
  )
}

/** The interval between the quantiles of replicates. Those that are undefined are left out and counted. */
export function intervalOf(figures: readonly Figure[], level: number): Interval {
  const values = Float64Array.from(figures.flatMap((one) => (one.kind === 'value' ? [one.value] : []))).sort()
  const counts = { replicates: figures.length, undefinedReplicates: figures.length - values.length }
  if (values.length === 0) return { kind: 'none', because: 'The figure is undefined in every replicate.', ...counts }
  const tail = (1 - level) / 2
  return { kind: 'interval', lower: quantile(values, tail), upper: quantile(values, 1 - tail), level, ...counts }
}

function figureOfDraw({ tallies, figureOf }: Statistic, times: Uint32Array, sum: Float64Array): Figure {
  sum.fill(0)
  for (let article = 0; article < times.length; article++) if (times[article] !== 0) addTally(sum, tallies[article]!, times[article])
  return figureOf(sum)
}
