import { type CodePoint, codePoint } from '../text/offset'
import type { OffsetTable } from '../text/offset-table'
import type { AnnotationContent } from './annotation'
import { type Extent, type Fragment, extentsEqual, normaliseExtent } from './fragment'
import { type Selectable, type SnapTo, snapFragment, snapSelection } from './snap'
import { type Direction, type Stride, stepFrom } from './stride'

/** One end of one fragment of an extent. */
export interface End {
  /** Which fragment, from 0. */
  readonly fragment: number
  readonly side: 'start' | 'end'
}

/**
 * Moves an end by one step. Undefined when nothing would be left of the fragment, or the text ends
 * there. Fragments that come to touch become one.
 */
export function moveEnd(article: Selectable, extent: Extent, { fragment, side }: End, stride: Stride, by: Direction): Extent | undefined {
  const one = extent[fragment]
  const to = one && stepFrom(article, one[side], stride, by, side)
  if (to === undefined) return undefined
  const moved: Fragment = { ...one!, [side]: to }
  if (moved.end <= moved.start) return undefined
  return changed(extent, replaceFragment(extent, fragment, trimmed(article, moved)))
}

/**
 * Pulls an end to a place, as with a handle: to whole words, or (a modifier is held) to characters.
 * The other end stays exactly where it is, and what is pulled past it stops at the unit beside it.
 */
export function pullEnd(article: Selectable, extent: Extent, { fragment, side }: End, to: CodePoint, snap: SnapTo): Extent | undefined {
  const one = extent[fragment]
  if (!one) return undefined
  const pulled: Fragment = side === 'end' ? { start: one.start, end: later(to, one.start) } : { start: earlier(to, one.end), end: one.end }
  const snapped = snapSelection(article, pulled, snap)
  const first = snapped[0]
  const last = snapped.at(-1)
  if (!first || !last) return undefined
  const kept = snapped.map((piece): Fragment => ({
    start: side === 'end' && piece === first ? one.start : piece.start,
    end: side === 'start' && piece === last ? one.end : piece.end,
  }))
  return changed(extent, replaceFragment(extent, fragment, kept))
}

/** Adds words to an extent: a fragment more, or a longer one where they touch it. Undefined when they are in it already. */
export function addWords(extent: Extent, words: Extent): Extent | undefined {
  return changed(extent, normaliseExtent([...extent, ...words]))
}

/** Takes words out of an extent. Undefined when none of them is in it, or nothing would be left. */
export function takeWords(article: Selectable, extent: Extent, words: Extent): Extent | undefined {
  const left = normaliseExtent(words).reduce<readonly Fragment[]>(
    (pieces, word) => pieces.flatMap((piece): Fragment[] => [
      { start: piece.start, end: word.start < piece.end ? word.start : piece.end },
      { start: word.end > piece.start ? word.end : piece.start, end: piece.end },
    ].filter(({ start, end }) => end > start)),
    extent,
  )
  return changed(extent, normaliseExtent(left.flatMap((piece) => trimmed(article, piece))))
}

/** Takes one fragment away. Undefined when it is the only one: then the annotation is to be deleted. */
export function takeFragment(extent: Extent, fragment: number): Extent | undefined {
  return changed(extent, extent.filter((_, index) => index !== fragment))
}

/** The same annotation on other words: tag, note and attributes stay. */
export function withExtent(content: AnnotationContent, extent: Extent, table: OffsetTable): AnnotationContent {
  return { ...content, extent, quotes: extent.map(({ start, end }) => table.slice(start, end)) }
}

function replaceFragment(extent: Extent, fragment: number, by: readonly Fragment[]): Extent {
  return normaliseExtent(extent.flatMap((one, index) => (index === fragment ? by : [one])))
}

/** What is left without white space at the edges; the edges themselves are not moved outwards. */
function trimmed(article: Selectable, { start, end }: Fragment): readonly Fragment[] {
  const kept = snapFragment(article, { start, end }, 'characters')
  return kept ? [{ start: kept.start > start ? kept.start : start, end: kept.end < end ? kept.end : end }] : []
}

function changed(before: Extent, after: Extent): Extent | undefined {
  return after.length === 0 || extentsEqual(before, after) ? undefined : after
}

const later = (offset: CodePoint, than: CodePoint) => (offset > than ? offset : codePoint(than + 1))
const earlier = (offset: CodePoint, than: CodePoint) => (offset < than ? offset : codePoint(than - 1))
