import type { Fragment } from '../annotation/fragment'
import { normaliseExtent } from '../annotation/fragment'
import { codePoint, utf16 } from '../text/offset'
import { type OffsetTable, offsetTable } from '../text/offset-table'
import { type Inflected, inflect } from './endings'
import { type Folded, fold } from './fold'
import type { MaskTerm } from './mask-terms'

/** A text made ready to be searched, however many searches follow. */
export interface Searchable {
  readonly text: string
  readonly folded: Folded
  readonly table: OffsetTable
  readonly tokens: readonly Token[]
}

/** Folds a text and finds its addresses, once. */
export function searchable(text: string): Searchable {
  const table = offsetTable(text)
  return { text, folded: fold(text), table, tokens: tokensOf(text, table) }
}

/**
 * Where the terms stand in a text: whole words, in any case where they are not exact, spelt with or without accents, hyphens and invisible characters,
 * with the endings that their language gives to names; and the whole of an address, e-mail address or handle that holds one. Code points, sorted and disjoint. Overlapping
 * mentions are one stretch.
 */
export function findMentions(text: string, terms: readonly MaskTerm[]): readonly Fragment[] {
  if (terms.length === 0 || text === '') return []
  return findMentionsIn(searchable(text), terms)
}

/** The same in a text that was made ready. */
export function findMentionsIn({ folded, table, tokens }: Searchable, terms: readonly MaskTerm[]): readonly Fragment[] {
  const found = terms.flatMap((term) => mentionsOf(term, folded, table))
  // An address or a handle is the outlet's in small letters too.
  return normaliseExtent([...found.filter(({ cased }) => cased).map(({ start, end }) => ({ start, end })), ...tokens.filter((token) => holdsName(token, terms) || found.some((one) => one.start < token.end && one.end > token.start))])
}

interface Mention extends Fragment {
  /** Written with the capitals that the term asks for. */
  readonly cased: boolean
}

function mentionsOf({ text: term, exact, language = null }: MaskTerm, folded: Folded, table: OffsetTable): Mention[] {
  const sought = fold(term).text.trim()
  if (!/[\p{L}\p{N}]/u.test(sought)) return []
  const parts = inflectedParts(sought, language)
  const first = parts[0]!.stem
  const found: Mention[] = []
  for (let at = folded.text.indexOf(first); at >= 0; at = folded.text.indexOf(first, at + 1)) {
    if (!beginsWord(folded, at)) continue
    const end = endOf(parts, folded, at)
    if (end === undefined) continue
    const [start, after] = [codePoint(folded.from[at]!), codePoint(afterMarks(folded.from[end - 1]! + 1, table))]
    found.push({ start, end: after, cased: !exact || hasCase(table.slice(start, after), term, parts) })
  }
  return found
}

/** A folded name in its words, each with what stands before it and with the endings that it may have. */
function inflectedParts(sought: string, language: string | null): readonly Inflected[] {
  const parts: Inflected[] = []
  let before = ''
  for (const [piece] of sought.matchAll(/\p{L}+|[^\p{L}]+/gu)) {
    if (!/^\p{L}/u.test(piece)) {
      before = piece
      continue
    }
    const { stem, endings } = inflect(piece, language)
    parts.push({ stem: before + stem, endings })
    before = ''
  }
  return before === '' ? parts : [...parts, { stem: before, endings: [''] }]
}

/** Where a name ends that begins here, with the longest endings that make it whole; undefined where it does not stand here. */
function endOf(parts: readonly Inflected[], folded: Folded, at: number, index = 0): number | undefined {
  const { stem, endings } = parts[index]!
  if (!folded.text.startsWith(stem, at)) return undefined
  for (const ending of endings) {
    const end = at + stem.length + ending.length
    if (!folded.text.startsWith(ending, at + stem.length)) continue
    const whole = index < parts.length - 1 ? endOf(parts, folded, end, index + 1) : endsWord(folded, end) ? end : undefined
    if (whole !== undefined) return whole
  }
  return undefined
}

/** Whether words have the capitals of a term; in another case than that of the dictionary, as far as its stem goes. */
function hasCase(words: string, term: string, parts: readonly Inflected[]): boolean {
  const [is, wanted] = [caseOf(words), caseOf(term)]
  if (is === wanted || parts.length > 1 || parts[0]!.endings.length === 1) return is === wanted
  const length = caseOf(parts[0]!.stem).length
  return is.slice(0, length) === wanted.slice(0, length)
}

/** A word as it is compared where its capitals count: letters and digits only, without accents. */
function caseOf(word: string): string {
  return word.normalize('NFKD').replaceAll('ß', 'ss').replace(/[^\p{L}\p{N}]/gu, '')
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
  return terms.some(({ text }) => {
    const name = lettersOf(text)
    return name.length >= longEnough && letters.includes(name)
  })
}

function lettersOf(text: string): string {
  return fold(text).text.replace(/[^\p{L}\p{N}]/gu, '')
}
