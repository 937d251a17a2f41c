import { type Statistic, figureOfAll } from '../../bootstrap/statistic'
import { type Tally, addTally, addsSomething, noTally, tallyOf } from '../../bootstrap/tally'
import { type Figure, meanOf, noFigure } from '../../figure'
import { type LabelledSpan } from '../../span/marked-article'
import { unionWithinLabels } from '../../span/span-table'
import type { Slice } from '../slice'

/** A slice put through a metric: its figure as a function of sums over pieces, each of which belongs to an article. */
export interface Measured {
  readonly statistic: Statistic
  /** The article of each tally. */
  readonly articles: readonly string[]
  readonly observed?: Figure
  readonly expected?: Figure
  /** What was left out; see `MetricReport.droppedWord`. */
  readonly dropped: number
  /** Spans that count. */
  readonly spans: number
  /** What the figure is, if it is not what the report's name says. */
  readonly variant: string | null
  /** Whether the figure is made of an article with this tally, among others; any tally that adds something unless something else is said. */
  readonly contributes?: (tally: Tally) => boolean
  /** Of means over articles. */
  readonly perArticle?: readonly { readonly article: string; readonly figure: Figure }[]
}

/** Puts the pieces of each article together, in the order in which articles first come: they are what the bootstrap draws. */
export function byArticle({ tallies, length, figureOf }: Statistic, articles: readonly string[]): Statistic {
  const members = new Map<string, Tally[]>()
  for (const [index, tally] of tallies.entries()) {
    const known = members.get(articles[index]!)
    if (known) known.push(tally)
    else members.set(articles[index]!, [tally])
  }
  const sums = [...members.values()].map((own) => {
    if (own.length === 1) return own[0]!
    const sum = new Float64Array(length)
    for (const tally of own) addTally(sum, tally)
    return tallyOf(sum)
  })
  return { tallies: sums, length, figureOf }
}

/** The mean of several statistics over the same pieces, of those that are defined; or, if `whole`, undefined unless all are. */
export function meanStatistic(statistics: readonly Statistic[], pieces: number, becauseOfNone: string, whole = false): Statistic {
  const starts: number[] = []
  let length = 0
  for (const one of statistics) {
    starts.push(length)
    length += one.length
  }
  const tallies = Array.from({ length: pieces }, (_, piece): Tally => {
    const at: number[] = []
    const amounts: number[] = []
    statistics.forEach((one, index) => {
      const tally = one.tallies[piece]!
      for (const [k, place] of tally.at.entries()) {
        at.push(starts[index]! + place)
        amounts.push(tally.amounts[k]!)
      }
    })
    return at.length === 0 ? noTally : { at: Uint32Array.from(at), amounts: Float64Array.from(amounts) }
  })
  const figureOf = (sum: Float64Array): Figure => {
    let because = becauseOfNone
    const values = statistics.flatMap((one, index) => {
      const figure = one.figureOf(sum.subarray(starts[index], starts[index]! + one.length))
      if (figure.kind === 'value') return [figure.value]
      if (statistics.length === 1) because = figure.because
      return []
    })
    if (whole && values.length < statistics.length) return noFigure('One of those it is the mean of is undefined.')
    return meanOf(values, because)
  }
  return { tallies, length, figureOf }
}

/** A mean over statistics that are told by name, such as those of each tag. */
export interface FixedMean {
  readonly statistic: Statistic
  /** Of how many it is the mean, of how many there are: `3 of 15`, or `15`. For the name of the variant. */
  readonly number: string
}

/**
 * The mean of those statistics that are defined over all the pieces. Any set of articles has the mean of the same ones, so
 * that replicates are of one thing; where one of them is undefined, so is the mean.
 */
export function fixedMean(statistics: readonly Statistic[], pieces: number, becauseOfNone: string): FixedMean {
  const defined = statistics.filter((one) => figureOfAll(one).kind === 'value')
  const number = defined.length < statistics.length ? `${defined.length} of ${statistics.length}` : String(statistics.length)
  if (defined.length === 0) return { statistic: meanStatistic(statistics, pieces, becauseOfNone), number }
  return { statistic: meanStatistic(defined, pieces, becauseOfNone, true), number }
}

/** What the name of such a mean says of the others. */
export const fixedWords = 'the same ones in each replicate of the interval; where one is undefined, the replicate is'

/** The mean over articles of figures of their own; several figures of one article are one, their mean. Undefined ones are left out. */
export function meanOverArticles(figures: readonly { readonly article: string; readonly figure: Figure }[], becauseOfNone: string): { readonly statistic: Statistic; readonly articles: readonly string[]; readonly perArticle: NonNullable<Measured['perArticle']> } {
  const own = new Map<string, Figure[]>()
  for (const { article, figure } of figures) own.set(article, [...(own.get(article) ?? []), figure])
  const perArticle = [...own].map(([article, all]) => ({ article, figure: meanOfFigures(all) }))
  const statistic: Statistic = {
    tallies: perArticle.map(({ figure }) => (figure.kind === 'value' ? tallyOf([figure.value, 1]) : noTally)),
    length: 2,
    figureOf: (sum) => (sum[1] === 0 ? noFigure(becauseOfNone) : { kind: 'value', value: sum[0]! / sum[1]! }),
  }
  return { statistic, articles: perArticle.map(({ article }) => article), perArticle }
}

/** The mean of the figures that are defined, or the first reason. */
export function meanOfFigures(figures: readonly Figure[]): Figure {
  const first = figures.find((one) => one.kind === 'undefined')
  return meanOf(figures.flatMap((one) => (one.kind === 'value' ? [one.value] : [])), first?.kind === 'undefined' ? first.because : 'There is nothing to take the mean of.')
}

/**
 * Of how many articles a figure is made: those in which it is defined, where it is a mean over them, and otherwise those
 * that have some of what is divided. An article without any could be left out, and the figure would be the same.
 */
export function contributingIn({ tallies }: Statistic, contributes: Measured['contributes'] = addsSomething): number {
  return tallies.filter((tally) => contributes(tally)).length
}

/** The figure of a measured slice over all its articles. */
export function figureIn({ statistic }: Measured): Figure {
  return figureOfAll(statistic)
}

/** A layer's spans with the tag of the slice alone, or all; overlaps within a tag joined, with how many were. */
export function joined(spans: readonly LabelledSpan[], tag: string | null): { readonly spans: readonly LabelledSpan[]; readonly merged: number } {
  const own = tag === null ? spans : spans.filter(({ label }) => label === tag)
  const union = unionWithinLabels(own, false)
  return { spans: union, merged: own.length - union.length }
}

/** Whether spans of one annotator with different tags share words somewhere. */
export function stacksTags({ places }: Pick<Slice, 'places'>): boolean {
  return places.some(({ layers }) => layers.some(({ spans }) => {
    const sorted = unionWithinLabels(spans, false).sort((a, b) => a.start - b.start)
    let reached = -Infinity
    for (const { start, end } of sorted) {
      if (start < reached) return true
      reached = end
    }
    return false
  }))
}
