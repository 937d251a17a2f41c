import type { Figure } from '../figure'
import { ratio } from '../figure'
import type { MarkedArticle } from './marked-article'

/** How often somebody uses a tag. */
export interface TagRate {
  readonly spans: number
  /** Articles that were done, with or without the tag. Of several people, each counts once for everybody who did it. */
  readonly articles: number
  /** Spans per article done. Undefined for somebody who did none. */
  readonly rate: Figure
}

/** How often an annotator uses a tag, beside the others. */
export interface AnnotatorRate {
  readonly annotator: string
  readonly own: TagRate
  /** The others, on the same articles, so that a difference is not one of the articles. */
  readonly others: TagRate
}

/** The rates of each annotator, in the order given. One tag, or all of them where none is named. */
export function tagRates(articles: readonly MarkedArticle[], annotators: readonly string[], tag?: string): readonly AnnotatorRate[] {
  return annotators.map((annotator) => {
    const own = { spans: 0, articles: 0 }
    const others = { spans: 0, articles: 0 }
    for (const { layers } of articles) {
      if (!layers.has(annotator)) continue
      for (const [name, spans] of layers) {
        const counts = name === annotator ? own : others
        counts.articles++
        counts.spans += tag === undefined ? spans.length : spans.filter(({ label }) => label === tag).length
      }
    }
    return { annotator, own: rated(own, `${annotator} did no article.`), others: rated(others, `Nobody else did an article of ${annotator}.`) }
  })
}

function rated(counts: { spans: number; articles: number }, because: string): TagRate {
  return { ...counts, rate: ratio(counts.spans, counts.articles, because) }
}
