import { type Figure, numberOf } from '@/core/agreement/figure'
import { undefinedWord, writeValue } from '@/core/agreement/report/figure-words'
import type { RateReport, TagReport } from '@/core/agreement/report/report'
import { many } from '@/core/counted'
import type { RateDrawing } from './plot/drawing'

/** The rates of one tag, in the order of the annotators. */
export interface TagRates {
  readonly tag: string
  readonly name: string
  readonly rates: readonly RateReport[]
}

/** Tags that somebody gave, in the order of the report, which is that of the codebook. */
export function ratesByTag({ rates, names }: TagReport): readonly TagRates[] {
  return names
    .map(({ key, name }) => ({ tag: key, name, rates: rates.filter(({ tag }) => tag === key) }))
    .filter((one) => one.rates.some(({ spans }) => spans > 0))
}

/** Who is in the report, in its order, each with the number of articles they did. */
export function annotatorsIn(rates: readonly RateReport[]): readonly { readonly annotator: string; readonly articles: number }[] {
  return [...new Map(rates.map(({ annotator, articles }) => [annotator, { annotator, articles }])).values()]
}

/** A panel for each annotator. */
export function rateDrawing(byTag: readonly TagRates[], hrefOf: (tag: string) => string | null): RateDrawing {
  return {
    kind: 'rates',
    tags: byTag.map(({ name }) => name),
    panels: annotatorsIn(byTag.flatMap(({ rates }) => rates)).map(({ annotator, articles }) => ({
      annotator,
      n: many(articles, 'article'),
      rates: byTag.flatMap(({ tag, name, rates }) =>
        rates.filter((rate) => rate.annotator === annotator).map((rate) => ({
          tag: name, own: numberOf(rate.rate), others: numberOf(rate.othersRate), href: hrefOf(tag),
          spoken: `${name}, ${annotator}: ${writeRate(rate.rate)} spans per article, the others ${writeRate(rate.othersRate)}. Show cases with the tag.`,
        })),
      ),
    })),
  }
}

/** Spans per article for reading. */
export function writeRate(rate: Figure): string {
  return rate.kind === 'value' ? writeValue(rate.value) : undefinedWord
}
