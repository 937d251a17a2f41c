import type { AnnotationRequest } from '@/core/request/annotation'

/**
 * For tests: the request that marks some words of a text, by default as a new annotation. Each of `words` becomes a
 * fragment, found after the one before. Counts code points by spreading the text, not with the code under test.
 */
export function marking(text: string, words: string | readonly string[], changes: Partial<AnnotationRequest> = {}): AnnotationRequest {
  const quotes = typeof words === 'string' ? [words] : [...words]
  let from = 0
  const fragments = quotes.map((quote) => {
    const at = text.indexOf(quote, from)
    if (at < 0) throw new Error(`“${quote}” is not in the text`)
    from = at + quote.length
    return { start: [...text.slice(0, at)].length, end: [...text.slice(0, from)].length }
  })
  return { basedOn: 0, tag: 'loaded_language', fragments, quotes, note: '', attributes: {}, ...changes }
}
