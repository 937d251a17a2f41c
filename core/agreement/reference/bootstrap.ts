import { z } from 'zod'
import type { Interval } from '../bootstrap/interval'
import { bootstrapInterval, fewestArticles, intervalOf, intervalOfDraws, leastReplicates } from '../bootstrap/interval'
import { seededRandom } from '../bootstrap/random'
import type { Statistic } from '../bootstrap/statistic'
import type { Figure } from '../figure'
import { figure, noFigure } from '../figure'
import { codingStatistics } from './coding'
import type { ResampledInput } from './input'
import { corpusInput, ratingsInput, resampledInput } from './input'
import type { Metric } from './metric'
import { metric } from './metric'
import { spanStatistics } from './span'

const bootstrapParams = z.looseObject({ statistic: z.string(), level: z.number().gt(0).lt(1).default(0.95), min_B: z.number().int().positive().default(leastReplicates) })
type BootstrapParams = z.infer<typeof bootstrapParams>

/** More than the fewest, so that the interval is sure to a few thousandths. */
const replicates = 10_000
const seed = 20_260_101

/**
 * Intervals over articles, from draws that are given or from our own. `find` finds the metrics that have no statistic
 * of sums here: for them each draw is put together as a corpus and computed anew.
 */
export function bootstrapMetrics(find: (name: string) => Metric | undefined): Readonly<Record<string, Metric>> {
  const given = (read: (interval: Interval) => Figure) =>
    metric(resampledInput, bootstrapParams, (input, params) => {
      const draws = input.resamples
      if (draws === undefined) return noFigure('No draws are given.')
      if (draws.some((draw) => draw.some((article) => article >= input.articles.length))) return noFigure('A draw names an article that is not there.')
      const statistic = statisticOf(input, params)
      if (statistic !== undefined) return read(intervalOfDraws(statistic, draws, params.level))
      return read(intervalOf(draws.map((draw) => figureOfDraw(input, params, draw, find)), params.level))
    })
  const own = (read: (interval: Interval) => Figure) => metric(resampledInput, bootstrapParams, (input, params) => read(ownInterval(input, params, find)))
  return Object.fromEntries(
    Object.entries(readings).flatMap(([name, read]) => [
      [`bootstrap_${name}_given_resamples`, given(read)],
      [`bootstrap_${name}`, own(read)],
    ]),
  )
}

const readings: Readonly<Record<string, (interval: Interval) => Figure>> = {
  ci_lower: (interval) => (interval.kind === 'interval' ? figure(interval.lower) : noFigure(interval.because)),
  ci_upper: (interval) => (interval.kind === 'interval' ? figure(interval.upper) : noFigure(interval.because)),
  ci_width: (interval) => (interval.kind === 'interval' ? figure(interval.upper - interval.lower) : noFigure(interval.because)),
  undefined_resamples: (interval) => figure(interval.undefinedReplicates),
}

function ownInterval(input: ResampledInput, params: BootstrapParams, find: (name: string) => Metric | undefined): Interval {
  const statistic = statisticOf(input, params)
  if (statistic !== undefined) return bootstrapInterval(statistic, { seed, replicates: Math.max(replicates, params.min_B), level: params.level })
  const { articles } = input
  if (articles.length < fewestArticles) return { kind: 'none', because: 'Too few articles.', replicates: 0, undefinedReplicates: 0 }
  const random = seededRandom(seed)
  const draws = Array.from({ length: Math.max(leastReplicates, params.min_B) }, () => articles.map(() => random.below(articles.length)))
  return intervalOf(draws.map((draw) => figureOfDraw(input, params, draw, find)), params.level)
}

/** The statistic of sums that a case names, if there is one for its form of input. */
function statisticOf(input: ResampledInput, params: BootstrapParams): Statistic | undefined {
  const ofRatings = codingStatistics[params.statistic]
  const ratings = z.object({ articles: z.array(ratingsInput) }).safeParse(input)
  if (ofRatings !== undefined && ratings.success) return ofRatings(ratings.data.articles.map((one) => one.ratings), params)
  const ofSpans = spanStatistics[params.statistic]
  const corpus = corpusInput.safeParse(input)
  if (ofSpans !== undefined && corpus.success) return ofSpans(corpus.data, params)
  return undefined
}

function figureOfDraw(input: ResampledInput, params: BootstrapParams, draw: readonly number[], find: (name: string) => Metric | undefined): Figure {
  const metric = find(`${params.statistic}_multi_article`) ?? find(params.statistic)
  if (metric === undefined) return noFigure(`There is no metric ${params.statistic}.`)
  // An article that was drawn twice is two articles.
  const articles = draw.map((article, index) => ({ ...input.articles[article], id: String(index) }))
  const answer = metric(params, { ...input, articles })
  return answer.ok ? answer.value : noFigure(answer.problem.message)
}
