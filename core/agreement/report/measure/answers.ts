import type { AnswerValue } from '@/core/question/answer'
import { sumOf } from '../../bootstrap/tally'
import { type AlphaStatistic, alphaStatistic } from '../../coding/krippendorff-alpha'
import type { Rating, Ratings } from '../../coding/ratings'
import { figure, noFigure } from '../../figure'
import type { RatedQuestion } from '../input'
import { type Slice, pairsIn } from '../slice'
import { type Measured, fixedMean, fixedWords } from './measured'

/** Krippendorff's alpha of one question: each article is an item. */
export function measureQuestion(slice: Slice, question: RatedQuestion): Measured {
  const { statistic, articles } = alphaOfQuestion(slice, question)
  const { observed, expected } = statistic.read(sumOf(statistic.tallies, statistic.length))
  const orNone = (value: number | null) => (value === null ? noFigure('No article was answered by two.') : figure(value))
  return {
    statistic, articles, observed: orNone(observed), expected: orNone(expected),
    spans: 0, dropped: statistic.items.single, variant: `α of this question (${levelWords[question.level]})`,
  }
}

/** The mean over the questions of their alphas. */
export function measureQuestions(slice: Slice, questions: readonly RatedQuestion[]): Measured {
  const each = questions.map((question) => alphaOfQuestion(slice, question))
  const articles = each[0]?.articles ?? slice.places.map(({ place }) => place.article)
  const { statistic, number } = fixedMean(each.map((one) => one.statistic), articles.length, 'No question has an alpha.')
  return {
    statistic, articles,
    spans: 0, dropped: each.reduce((sum, one) => sum + one.statistic.items.single, 0),
    variant: `Mean over ${number} questions of their α; those for which it is undefined are left out, ${fixedWords}`,
  }
}

export const levelWords: Readonly<Record<RatedQuestion['level'], string>> = { nominal: 'nominal', ordinal: 'ordinal', masi: 'sets, MASI distance' }

function alphaOfQuestion(slice: Slice, question: RatedQuestion): { readonly statistic: AlphaStatistic; readonly articles: readonly string[] } {
  const ratings: Ratings[] = slice.places.map((sliced) => {
    const asked = question.codebooks?.includes(sliced.place.codebook) ?? true
    const rate = (layer: (typeof sliced.layers)[number]) => (asked ? ratingOf(layer.answers.get(question.key), question) : null)
    if (slice.centre === null) return sliced.layers.map((layer) => [rate(layer)])
    // Each pair is an item of its own, so that the others are not compared among themselves.
    const pairs = pairsIn(slice, sliced)
    return [pairs.map(([a]) => rate(a)), pairs.map(([, b]) => rate(b))]
  })
  return { statistic: alphaStatistic(ratings, question.level), articles: slice.places.map(({ place }) => place.article) }
}

/** An answer as the level takes it; one of another form, such as “cannot say” on a scale, is no rating. */
function ratingOf(value: AnswerValue | undefined, { level }: RatedQuestion): Rating | null {
  if (level === 'ordinal') return typeof value === 'number' ? value : null
  if (level === 'nominal') return typeof value === 'string' ? value : null
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null
}
