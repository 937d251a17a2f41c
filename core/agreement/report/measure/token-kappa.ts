import { type Statistic, noStatistic } from '../../bootstrap/statistic'
import { type Tally, noTally, sumOf, tallyOf } from '../../bootstrap/tally'
import { cohenStatistic } from '../../coding/cohen-kappa'
import { type Figure, figure, noFigure } from '../../figure'
import { tokenTags } from '../../token/token-tags'
import type { Slice, SlicedPlace } from '../slice'
import { type Measured, fixedMean, fixedWords, joined, meanStatistic } from './measured'
import { countSpans, tagsIn } from './unitizing'

/** Cohen's kappa over tokens, the mean over the pairs compared. */
export function measureTokenKappa(slice: Slice): Measured {
  const tags = slice.tag === null ? tagsIn(slice) : [slice.tag]
  const pairs = pairsOf(slice)
  const kappas = kappaOf(slice, tags, pairs)
  const articles = slice.places.map(({ place }) => place.article)
  const common = { articles, ...countSpans(slice) }
  if (typeof kappas === 'string') return { statistic: noStatistic(kappas, articles.length), ...common, variant: null }
  return {
    statistic: meanStatistic(kappas.map(({ statistic }) => statistic), articles.length, 'No pair has a kappa.'), ...common,
    ...(kappas.length === 1 ? { observed: kappas[0]!.observed, expected: kappas[0]!.expected } : {}),
    variant: slice.tag === null ? null : 'κ of this tag alone: in a span of it or not',
  }
}

/** The same where words bear several tags: the mean over tags of each tag's own. */
export function measureTokenKappaByTags(slice: Slice): Measured {
  const tags = tagsIn(slice)
  const pairs = pairsOf(slice)
  const articles = slice.places.map(({ place }) => place.article)
  const each = tags.map((tag) => {
    const kappas = kappaOf(slice, [tag], pairs)
    return typeof kappas === 'string' ? noStatistic(kappas, articles.length) : meanStatistic(kappas.map(({ statistic }) => statistic), articles.length, 'No pair has a kappa.')
  })
  const { statistic, number } = fixedMean(each, articles.length, 'No tag has a figure.')
  return {
    statistic, articles, ...countSpans(slice),
    variant: `Mean over ${number} tags of κ, per tag with the union within a tag; tags for which it is undefined are left out, ${fixedWords}`,
  }
}

function pairsOf({ annotators, centre }: Slice): readonly (readonly [string, string])[] {
  return annotators.flatMap((a, index) => annotators.slice(index + 1).flatMap((b) => (centre === null || a === centre || b === centre ? [[a, b] as const] : [])))
}

interface PairKappa {
  readonly statistic: Statistic
  readonly observed: Figure
  readonly expected: Figure
}

/** Cohen's kappa of each pair over the tokens of the places both did, outside being a category too; or why there are none. */
function kappaOf(slice: Slice, tags: readonly string[], pairs: readonly (readonly [string, string])[]): readonly PairKappa[] | string {
  const categories = ['O', ...tags.map((tag) => `I-${tag}`)]
  const numbers = new Map(categories.map((category, index) => [category, index]))
  const coded = slice.places.map((sliced) => codesOf(sliced, slice.tag ?? (tags.length === 1 ? tags[0]! : null), numbers))
  const refused = coded.find((one) => typeof one === 'string')
  if (typeof refused === 'string') return refused
  // Knows how to read a kappa from counts of these categories, whoever counts them.
  const reader = cohenStatistic([], 'none', categories)
  return pairs.map(([first, second]) => {
    const tallies = coded.map((one): Tally => {
      const [a, b] = [(one as Coded).get(first), (one as Coded).get(second)]
      return a === undefined || b === undefined ? noTally : tallyOf(countsOf(a, b, categories.length))
    })
    const statistic = { tallies, length: reader.length, figureOf: reader.figureOf }
    const { observed, expected } = reader.read(sumOf(tallies, reader.length))
    const orNone = (value: number | null) => (value === null ? noFigure('No token was read by both.') : figure(value))
    return { statistic, observed: orNone(observed), expected: orNone(expected) }
  })
}

type Coded = ReadonlyMap<string, Uint8Array>

function codesOf({ place, layers }: SlicedPlace, tag: string | null, numbers: ReadonlyMap<string, number>): Coded | string {
  const coded = new Map<string, Uint8Array>()
  for (const { annotator, spans } of layers) {
    const tags = tokenTags(place.tokens, joined(spans, tag).spans, 'io')
    if (typeof tags === 'string') return tags
    coded.set(annotator, Uint8Array.from(tags, (one) => numbers.get(one)!))
  }
  return coded
}

/** As `cohenStatistic` counts: Σ of unlike tokens, then the margins of the first, then those of the second. */
function countsOf(a: Uint8Array, b: Uint8Array, size: number): Float64Array {
  const counts = new Float64Array(1 + 2 * size)
  for (let token = 0; token < a.length; token++) {
    if (a[token] !== b[token]) counts[0]!++
    counts[1 + a[token]!]!++
    counts[1 + size + b[token]!]!++
  }
  return counts
}
