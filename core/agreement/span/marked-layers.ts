import type { Layer } from '@/core/annotation/layer'
import type { LabelledSpan, MarkedArticle } from './marked-article'
import { unionWithinLabels } from './span-table'

/**
 * An article with the layers of those who finished it, as figures read it. Pass submitted layers only, also the empty
 * ones: whose layer is not among them did not do the article. Each fragment of a passage becomes a span with its tag.
 *
 * @param length of the canonical text, in code points.
 * @param layers at most one of each annotator, called the same in all articles; a second one of the same name is a bug and throws.
 */
export function markedArticle(id: string, length: number, layers: readonly Pick<Layer, 'annotator' | 'annotations'>[]): MarkedArticle {
  const marked = new Map<string, readonly LabelledSpan[]>()
  for (const { annotator, annotations } of layers) {
    if (marked.has(annotator)) throw new Error(`Article ${id} has two layers of ${annotator}.`)
    marked.set(annotator, annotations.flatMap(({ tag, extent }) => extent.map(({ start, end }) => ({ start, end, label: tag }))))
  }
  return { id, length, layers: marked }
}

/**
 * The article with one tag only. Where somebody gave it to overlapping passages, they count as one, their union: say so
 * beside the figure. Several tags on the same words need no further rule, as each is looked at by itself.
 */
export function ofTag({ id, length, layers }: MarkedArticle, tag: string): MarkedArticle {
  return { id, length, layers: new Map([...layers].map(([annotator, spans]) => [annotator, unionWithinLabels(spans.filter(({ label }) => label === tag), false)])) }
}

/** Every tag that somebody used, in the order of their keys. */
export function tagsIn(articles: readonly MarkedArticle[]): readonly string[] {
  return [...new Set(articles.flatMap(({ layers }) => [...layers.values()].flatMap((spans) => spans.map(({ label }) => label))))].sort()
}
