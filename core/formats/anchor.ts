import type { Fragment } from '@/core/annotation/fragment'
import { type CodePoint, codePoint, utf16 } from '@/core/text/offset'
import type { OffsetTable } from '@/core/text/offset-table'

/** What is known of a passage whose words are not at its offsets. */
export interface Sought {
  readonly quote: string
  /** Where the source says that it begins, in code points. */
  readonly near: number
  /** The words before and after it, where the source gives them. */
  readonly before?: string
  readonly after?: string
}

/** A place found for it. */
export interface Anchor {
  readonly fragment: Fragment
  /** From 0 to 1. */
  readonly certainty: number
  readonly reason: string
}

/** Beyond so many places nothing is certain. */
const mostPlaces = 200

/** Code points of distance at which a place counts half as much. */
const halfWay = 40

/** Ways in which the words of a place may differ from the quote, best first, and how certain a place can be at most. */
const ways = [
  { most: 0.99, fold: (text: string) => text, reason: 'the same words' },
  { most: 0.9, fold: foldSpaces, reason: 'the same words but for white space' },
  { most: 0.8, fold: foldForms, reason: 'the same words but for capitals, accents, quotation marks or dashes' },
] as const

/**
 * Finds the likeliest place for a quote that is not at its offsets, or undefined where its words are nowhere. Of several
 * places the nearest, and the one between the right neighbours, is the likelier; how much it stands out is its
 * certainty. Short quotes are never certain. The text is folded once, however many quotes are sought in it.
 */
export function anchorsIn(text: string, table: OffsetTable): (sought: Sought) => Anchor | undefined {
  const folded = new Map<Fold, Folding>()
  const foldedBy = (fold: Fold): Folding => {
    const known = folded.get(fold) ?? folding(text, fold)
    folded.set(fold, known)
    return known
  }
  return (sought) => anchorOf(text, table, sought, foldedBy)
}

function anchorOf(text: string, table: OffsetTable, sought: Sought, foldedBy: (fold: Fold) => Folding): Anchor | undefined {
  if (sought.quote.trim() === '') return undefined
  for (const { most, fold, reason } of ways) {
    const places = placesOf(text, table, sought.quote, fold, foldedBy(fold))
    if (places.length === 0) continue
    const weights = places.map((place) => weightOf(place, text, table, sought))
    const best = weights.indexOf(Math.max(...weights))
    const share = weights[best]! / weights.reduce((sum, weight) => sum + weight, 0)
    const length = [...sought.quote].length
    const enough = length >= 12 ? 1 : length >= 4 ? 0.9 : 0.6
    const fragment = places[best]!
    const several = places.length === 1 ? 'nowhere else' : `the likeliest of ${places.length === mostPlaces ? `${mostPlaces} or more` : places.length} places`
    return { fragment, certainty: Math.round(most * share * enough * 100) / 100, reason: `${reason}, ${several}, ${distanceOf(fragment, sought)}` }
  }
  return undefined
}

function distanceOf({ start }: Fragment, { near }: Sought): string {
  const moved = start - near
  return moved === 0 ? 'where it was said to begin' : `${Math.abs(moved)} code point${Math.abs(moved) === 1 ? '' : 's'} ${moved > 0 ? 'later' : 'earlier'}`
}

function placesOf(text: string, table: OffsetTable, quote: string, fold: Fold, { folded, starts }: Folding): Fragment[] {
  const places: Fragment[] = []
  const words = folding(quote, fold).folded.trim()
  if (words === '') return places
  for (let at = folded.indexOf(words); at >= 0 && places.length < mostPlaces; at = folded.indexOf(words, at + 1)) {
    const start = starts[at]!
    const end = starts[at + words.length] ?? text.length
    // A place must not begin or end inside a character that folds to several, or to none.
    if (starts[at - 1] === start || end <= start) continue
    const fragment = { start: table.toCodePoint(utf16(start)), end: table.toCodePoint(utf16(trimmedEnd(text, start, end))) }
    if (fragment.end > fragment.start) places.push(fragment)
  }
  return places
}

/** Folded white space at the end belongs to what follows. */
function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length
}

const pieces = /\s+|[^\s]\p{M}*/gu

type Fold = (text: string) => string

/** A text folded piece by piece, and for each of its units where its piece begins in the original. */
interface Folding {
  readonly folded: string
  readonly starts: readonly number[]
}

function folding(text: string, fold: Fold): Folding {
  const folded: string[] = []
  const starts: number[] = []
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const plain = fold(piece)
    folded.push(plain)
    for (let unit = 0; unit < plain.length; unit++) starts.push(plain === piece ? index + unit : index)
  }
  return { folded: folded.join(''), starts }
}

function foldSpaces(piece: string): string {
  return /^\s/u.test(piece) ? ' ' : piece
}

function foldForms(piece: string): string {
  return foldSpaces(piece).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/[‘’‚‛′`]/gu, "'").replace(/[“”„‟«»″]/gu, '"').replace(/[‐‑‒–—―]/gu, '-')
}

function weightOf({ start, end }: Fragment, text: string, table: OffsetTable, { near, before = '', after = '' }: Sought): number {
  const distance = Number.isFinite(near) ? Math.abs(start - near) : 10 * halfWay
  const left = sameEnding(text.slice(0, table.toUtf16(start)), before)
  const right = sameBeginning(text.slice(table.toUtf16(end)), after)
  return 1 / (1 + distance / halfWay) + (left + right) * 2
}

/** How much of `words`, from 0 to 1, stands at the end of `text`. */
function sameEnding(text: string, words: string): number {
  if (words === '') return 0
  let same = 0
  while (same < words.length && text[text.length - 1 - same] === words[words.length - 1 - same]) same++
  return same / words.length
}

function sameBeginning(text: string, words: string): number {
  if (words === '') return 0
  let same = 0
  while (same < words.length && text[same] === words[same]) same++
  return same / words.length
}

/** An offset of a source as code points, held inside the text. */
export function within(table: OffsetTable, offset: number): CodePoint {
  return codePoint(Number.isFinite(offset) ? Math.min(Math.max(0, Math.trunc(offset)), table.length) : 0)
}
