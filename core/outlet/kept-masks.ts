import { findMentions } from './find-mentions'
import { maskedExtent } from './mask'
import { type MaskTerm, type Telltales, maskTerms } from './mask-terms'

/**
 * What has to be masked besides, so that a correction of an article uncovers nothing: the spellings that were looked for
 * before it, are not after it, and stand in one of the lines. A name whose mask falls away would tell whoever saw the mask
 * that it was taken for the outlet. Each as a line of the article's own masked words (`extra`).
 */
export function keptMasks(before: Telltales, after: Telltales, lines: readonly string[]): readonly string[] {
  const there = new Set(maskTerms(after).map(keyOf))
  const lost = maskTerms(before).filter((term) => !there.has(keyOf(term)))
  const found = lost.filter((term) => lines.some((line) => findMentions(line, [term]).length > 0))
  // A name that shows only where a mask cuts it free from its neighbour is not found by itself.
  return wordsOf(uncovers(before, { ...after, extra: [...after.extra, ...wordsOf(found)] }, lines) ? lost : found)
}

function uncovers(before: Telltales, after: Telltales, lines: readonly string[]): boolean {
  const [were, are] = [maskTerms(before), maskTerms(after)]
  return lines.some((line) => {
    const covered = maskedExtent(line, [], are)
    return maskedExtent(line, [], were).some(({ start, end }) => !covered.some((one) => one.start <= start && end <= one.end))
  })
}

/** An exact term stands for the same in capitals throughout; any other is written so that it is found in any case. */
function wordsOf(terms: readonly MaskTerm[]): string[] {
  const words = terms.map(({ text, exact }) => (exact || !maskTerms({ outlets: [], byline: null, url: null, extra: [text] })[0]?.exact ? text : text.toLowerCase()))
  return words.filter((word, index) => !words.some((other, at) => at !== index && other !== word && other.toUpperCase() === word))
}

function keyOf({ text, exact }: MaskTerm): string {
  return `${exact} ${text}`
}
