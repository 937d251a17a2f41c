import type { Fragment } from '../annotation/fragment'
import { normaliseExtent } from '../annotation/fragment'
import { codePoint, utf16 } from '../text/offset'
import { type OffsetTable, offsetTable } from '../text/offset-table'
import { type Folded, fold } from './fold'
import type { MaskTerm } from './mask-terms'

/**
 * Where the terms stand in a text: whole words in any case, spelt with or without accents, hyphens and invisible characters;
 * and the whole of an address, e-mail address or handle that holds one. Code points, sorted and disjoint. Overlapping
 * mentions are one stretch.
 */
export function findMentions(text: string, terms: readonly MaskTerm[]): readonly Fragment[] {
  if (terms.length === 0 || text === '') return []
  const folded = fold(text)
  const table = offsetTable(text)
  const found = terms.flatMap((term) => mentionsOf(term, folded, table))
  const tokens = tokensOf(text, table)
  return normaliseExtent([...found, ...tokens.filter((token) => holdsName(token, terms) || found.some((one) => one.start < token.end && one.end > token.start))])
}

function mentionsOf({ text: term, exact }: MaskTerm, folded: Folded, table: OffsetTable): Fragment[] {
  const sought = fold(term).text.trim()
  if (!/[\p{L}\p{N}]/u.test(sought)) return []
  const found: Fragment[] = []
  for (let at = folded.text.indexOf(sought); at >= 0; at = folded.text.indexOf(sought, at + 1)) {
    const end = at + sought.length
    if (!beginsWord(folded, at) || !endsWord(folded, end)) continue
    const fragment = { start: codePoint(folded.from[at]!), end: codePoint(afterMarks(folded.from[end - 1]! + 1, table)) }
    if (!exact || table.slice(fragment.start, fragment.end) === term) found.push(fragment)
  }
  return found
}

/** Scripts that put no space between words: there a name is found wherever it stands. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const wordCharacter = /^[\p{L}\p{N}]/u

/** “And”, “in”, “from”, “the”: Arabic and Hebrew write them together with the name. */
const proclitics = /(?<![\p{L}\p{N}])(?:[وفبكل]{1,2}(?:ال)?|ال|لل|[ולבכמשה]{1,3})$/u

function beginsWord({ text, parted }: Folded, at: number): boolean {
  const before = characterBefore(text, at)
  if (before === '' || !wordCharacter.test(before) || parted[at] === 1) return true
  const first = String.fromCodePoint(text.codePointAt(at)!)
  if (!wordCharacter.test(first) || unspaced.test(first) || unspaced.test(before)) return true
  return /^[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) && proclitics.test(text.slice(Math.max(0, at - 6), at))
}

function endsWord({ text, parted }: Folded, end: number): boolean {
  if (end >= text.length || parted[end] === 1) return true
  const after = String.fromCodePoint(text.codePointAt(end)!)
  const last = characterBefore(text, end)
  return !wordCharacter.test(after) || !wordCharacter.test(last) || unspaced.test(last) || unspaced.test(after)
}

function characterBefore(text: string, at: number): string {
  if (at <= 0) return ''
  const unit = text.charCodeAt(at - 1)
  return unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? text.slice(at - 2, at) : text.slice(at - 1, at)
}

/** Combining marks belong to the character before them. */
function afterMarks(end: number, table: OffsetTable): number {
  let after = end
  while (after < table.length && /^\p{M}$/u.test(table.slice(codePoint(after), codePoint(after + 1)))) after++
  return after
}

interface Token extends Fragment {
  /** Letters and digits only, folded. */
  readonly letters: string
}

/** Addresses, e-mail addresses and handles. Every run is bounded, so that a text without spaces takes no longer. */
const tokens =
  /(?:https?:\/\/|www\.)[^\s<>"“”«»]{1,2000}|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,253}|@[\p{L}\p{N}_]{2,40}|(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,6}\p{L}{2,24}(?:\/[^\s<>"“”«»]{0,2000})?/gu

function tokensOf(text: string, table: OffsetTable): Token[] {
  return [...text.matchAll(tokens)].map((match) => {
    const token = match[0].replace(/[.,;:!?'’)\]]+$/u, '')
    const [start, end] = [match.index, match.index + token.length]
    return { start: table.toCodePoint(utf16(start)), end: table.toCodePoint(utf16(end)), letters: lettersOf(token) }
  })
}

/** Shorter names are found in addresses as whole words only: “rt” stands in many. */
const longEnough = 6

function holdsName({ letters }: Token, terms: readonly MaskTerm[]): boolean {
  return terms.some(({ text, exact }) => {
    const name = lettersOf(text)
    return !exact && name.length >= longEnough && letters.includes(name)
  })
}

function lettersOf(text: string): string {
  return fold(text).text.replace(/[^\p{L}\p{N}]/gu, '')
}
