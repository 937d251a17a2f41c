import type { BlockKind } from '../article/block'
import { wordsAfter, wordsBefore } from '../text/around'
import { type Utf16, codePoint, utf16 } from '../text/offset'
import { type FoldedLine, foldLine } from './folded-line'
import type { Fragment } from './fragment'
import type { Selectable } from './snap'

/** A place where the phrase stands, with the words around it in its block. */
export interface Occurrence {
  readonly fragment: Fragment
  readonly before: string
  readonly words: string
  readonly after: string
  /** Of the block it stands in. */
  readonly kind: BlockKind
}

/** Beyond so many nobody reads the list. */
export const mostOccurrences = 1000

/**
 * Every place where a phrase stands, block by block, in the order of the text. Case, accents and the
 * width of spaces do not count, and the ways to write a quotation mark or a dash are one. Matches are
 * of whole characters and do not overlap; `wholeWords` leaves out those that begin or end within a word.
 */
export function findPhrase(article: Selectable, phrase: string, wholeWords = false): readonly Occurrence[] {
  const sought = foldLine(phrase.trim().replace(/\s+/gu, ' ')).folded
  if (sought === '') return []
  const found: Occurrence[] = []
  const lines = foldArticle(article)
  for (const [index, block] of article.blocks.entries()) {
    const { folded, starts } = lines[index]!
    if (!folded.includes(sought)) continue
    const base = article.table.toUtf16(block.start)
    const line = article.text.slice(base, article.table.toUtf16(block.end))
    for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + sought.length)) {
      const start = starts[at]!
      const end = starts[at + sought.length] ?? line.length
      // A match must not begin or end inside a character that folds to several.
      if (starts[at - 1] === start || starts[at + sought.length - 1] === end) continue
      if (wholeWords && (isWithinWord(line, start) || isWithinWord(line, end))) continue
      const offset = (units: number) => codePoint(article.table.toCodePoint(utf16(base + units) satisfies Utf16))
      found.push({
        fragment: { start: offset(start), end: offset(end) },
        before: wordsBefore(line.slice(0, start)),
        words: line.slice(start, end),
        after: wordsAfter(line.slice(end)),
        kind: block.kind,
      })
      if (found.length === mostOccurrences) return found
    }
  }
  return found
}

/** Whether letters or figures stand on both sides of a place. */
function isWithinWord(line: string, at: number): boolean {
  return /[\p{L}\p{N}\p{M}]$/u.test(line.slice(Math.max(0, at - 2), at)) && /^[\p{L}\p{N}\p{M}]/u.test(line.slice(at, at + 2))
}

/** The blocks of an article as they are searched. An article is folded once, when it is searched first. */
const foldedBlocks = new WeakMap<Selectable, readonly FoldedLine[]>()

/** Folds an article before it is searched, so that the first key does not wait for it. */
export function prepareSearch(article: Selectable): void {
  foldArticle(article)
}

function foldArticle(article: Selectable): readonly FoldedLine[] {
  const known = foldedBlocks.get(article)
  if (known) return known
  const folded = article.blocks.map(({ start, end }) => foldLine(article.table.slice(start, end)))
  foldedBlocks.set(article, folded)
  return folded
}
