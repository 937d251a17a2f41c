import type { MarkedArticle } from '../span/marked-article'
import { tagConfusion } from '../span/tag-confusion'
import { tagRates } from '../span/tag-rate'
import type { AgreementInput } from './input'
import type { TagReport } from './report'
import { annotatorsOf } from './slice'

/** Confusion between tags and the rates of each annotator, over all places. */
export function tagReport(input: AgreementInput): TagReport {
  const articles = input.places.map(({ id, length, layers }): MarkedArticle => ({ id, length, layers: new Map(layers.map(({ annotator, spans }) => [annotator, spans])) }))
  const { tags, cells } = tagConfusion(articles)
  // In the order of the codebook, as people know it.
  const known = input.tags.map(({ key }) => key).filter((key) => tags.includes(key))
  const order = [...known, null]
  const places = order.map((tag) => tags.indexOf(tag))
  const annotators = annotatorsOf(input.places)
  return {
    articles: new Set(input.places.filter(({ layers }) => layers.length > 1).map(({ article }) => article)).size,
    confusion: { tags: order, cells: places.flatMap((row) => places.map((column) => cells[row * tags.length + column]!)) },
    rates: known.flatMap((tag) => tagRates(articles, annotators, tag).map(({ annotator, own, others }) => ({ tag, annotator, spans: own.spans, articles: own.articles, rate: own.rate, othersRate: others.rate }))),
    names: input.tags.filter(({ key }) => known.includes(key)),
  }
}
