import fc from 'fast-check'
import type { LabelledSpan, MarkedArticle } from './marked-article'

export const testLength = 30

/** Spans as written in tests: start, end, label. */
export function spansOf(...spans: readonly (readonly [number, number, string])[]): LabelledSpan[] {
  return spans.map(([start, end, label]) => ({ start, end, label }))
}

/** An article of 30 characters with the layers given; an annotator who is not among them did not do it. */
export function articleOf(id: string, layers: Readonly<Record<string, readonly LabelledSpan[]>>): MarkedArticle {
  return { id, length: testLength, layers: new Map(Object.entries(layers)) }
}

const arbitrarySpan = fc
  .tuple(fc.integer({ min: 0, max: testLength - 1 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom('frame 🙂', 'cafe\u0301', 'שלום'))
  .map(([start, size, label]) => ({ start, end: Math.min(testLength, start + size), label }))

/** Layers that overlap, nest, cross and repeat; some annotators did not do some articles, some found nothing. */
export function arbitraryArticles(annotators: readonly string[]): fc.Arbitrary<MarkedArticle[]> {
  const layer = fc.option(fc.array(arbitrarySpan, { maxLength: 7 }), { freq: 5, nil: undefined })
  const article = fc.tuple(...annotators.map(() => layer)).map((layers) => Object.fromEntries(annotators.flatMap((name, index) => (layers[index] === undefined ? [] : [[name, layers[index]]]))))
  return fc.array(article, { minLength: 1, maxLength: 4 }).map((articles) => articles.map((layers, index) => articleOf(`${index}`, layers)))
}
