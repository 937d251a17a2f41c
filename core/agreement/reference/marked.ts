import type { MarkedArticle } from '../span/marked-article'
import type { CorpusInput, SpanInput } from './input'

/** The articles of a corpus, or why they contradict themselves: a span of somebody who did not do its article. */
export function markedArticles({ articles }: CorpusInput): readonly MarkedArticle[] | string {
  const marked: MarkedArticle[] = []
  for (const { id, length, annotators, spans } of articles) {
    const layers = layersOf(annotators, spans)
    if (typeof layers === 'string') return layers
    marked.push({ id, length, layers })
  }
  return marked
}

/** The spans of each annotator, empty for one who marked nothing; or a sentence about a span of somebody else. */
export function layersOf(annotators: readonly string[], spans: readonly SpanInput[]): MarkedArticle['layers'] | string {
  const layers = new Map<string, { start: number; end: number; label: string }[]>(annotators.map((annotator) => [annotator, []]))
  for (const { annotator, start, end, label } of spans) {
    const layer = layers.get(annotator)
    if (layer === undefined) return `There is a span of ${annotator}, who did not do the article.`
    layer.push({ start, end, label })
  }
  return layers
}
