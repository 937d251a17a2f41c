import { f1Statistic, hasSpans } from '../../span/pairwise-f1'
import type { MatchRule } from '../../span/match/match-rule'
import type { Slice } from '../slice'
import { type Measured, joined } from './measured'

/** F1 by one of the rules, the mean over the pairs compared. */
export function measureF1(slice: Slice, rule: MatchRule): Measured {
  const { centre, tag } = slice
  let dropped = 0
  let spans = 0
  const articles = slice.places.map(({ place, layers }) => ({
    id: place.id, length: place.length,
    layers: new Map(layers.map((layer) => {
      const own = joined(layer.spans, tag)
      dropped += own.merged
      spans += own.spans.length
      return [layer.annotator, own.spans] as const
    })),
  }))
  const statistic = f1Statistic(articles, slice.annotators, rule, (a, b) => centre === null || a === centre || b === centre)
  return { statistic, articles: slice.places.map(({ place }) => place.article), spans, dropped, variant: null, contributes: hasSpans }
}
