import { type Searchable, findMentionsIn, searchable } from './find-mentions'
import { maskedExtent } from './mask'
import { type MaskTerm, type Telltales, maskTerms } from './mask-terms'

/**
 * What has to be masked besides, so that a correction of an article uncovers nothing: the spellings that were looked for
 * before it, are not after it, and stand in one of the lines. A name whose mask falls away would tell whoever saw the mask
 * that it was taken for the outlet. Each as a line of the article's own masked words (`extra`).
 */
export function keptMasks(before: Telltales, after: Telltales, lines: readonly string[]): readonly string[] {
  const [were, are] = [maskTerms(before), new Set(maskTerms(after).map(keyOf))]
  const lost = were.filter((term) => !are.has(keyOf(term)))
  const language = before.language ?? null
  if (lost.length === 0 && language === (after.language ?? null)) return []
  const texts = lines.map((line): Text => ({ line: searchable(line), was: maskedExtent(line, [], were) }))
  const found = lost.filter((term) => texts.some(({ line }) => findMentionsIn(line, [term]).length > 0))
  const under = (words: readonly string[]): Telltales => ({ ...after, extra: [...after.extra, ...words] })
  const kept = wordsOf(found)
  if (uncovered(under(kept), texts).length === 0) return kept
  // A name that shows only where a mask cuts it free from its neighbour is not found by itself.
  const all = wordsOf(lost)
  // In another language a name has other endings: what has one of those that it had stays masked as it stands.
  return [...new Set([...all, ...uncovered(under(all), texts)])]
}

interface Text {
  readonly line: Searchable
  readonly was: ReturnType<typeof maskedExtent>
}

/** The words that were masked and would not be any more, as they stand. */
function uncovered(after: Telltales, texts: readonly Text[]): readonly string[] {
  const terms = maskTerms(after)
  return texts.flatMap(({ line: { text, table }, was }) => {
    if (was.length === 0) return []
    const covered = maskedExtent(text, [], terms)
    return was.filter(({ start, end }) => !covered.some((one) => one.start <= start && end <= one.end)).map(({ start, end }) => table.slice(start, end).replace(/\s+/gu, ' ').trim())
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
