import type { LabelledSpan } from '../span/marked-article'
import type { Token } from './tokenise'

/**
 * How a token says that it is in a span: `bio` gives the first token of a span B-label and the others I-label, `io`
 * gives all of them I-label. Outside of spans it is O.
 */
export type TagScheme = 'bio' | 'io'

/**
 * The tags of tokens under the spans of one annotator, in the order of the tokens. A token belongs to a span if they
 * share at least one character (L. A. Ramshaw and M. P. Marcus, “Text Chunking using Transformation-Based Learning”,
 * 1995, for the scheme). A token that two spans share, because one ends and the next begins in it, goes to the first;
 * the second then begins with an I. A span that touches no token leaves no trace.
 *
 * Spans that overlap give no single tag: they are refused, with a sentence. Compute such layers label by label.
 *
 * @param tokens in the order of the text, not overlapping.
 */
export function tokenTags(tokens: readonly Token[], spans: readonly LabelledSpan[], scheme: TagScheme): readonly string[] | string {
  const tags = Array.from({ length: tokens.length }, () => 'O')
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  let from = 0
  let before = -Infinity
  for (const { start, end, label } of sorted) {
    if (start < before) return `The spans of one annotator overlap at ${start}: a token there has no single tag. Compute each tag by itself.`
    before = end
    while (from < tokens.length && tokens[from]![1] <= start) from++
    let prefix = scheme === 'bio' ? 'B' : 'I'
    for (let at = from; at < tokens.length && tokens[at]![0] < end; at++) {
      // A token without a character shares none.
      if (tokens[at]![0] === tokens[at]![1]) continue
      if (tags[at] === 'O') tags[at] = `${prefix}-${label}`
      prefix = 'I'
    }
  }
  return tags
}
