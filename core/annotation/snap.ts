import { type Block, isAnnotatedByDefault, isFurniture } from '../article/block'
import { masksAsWords } from '../outlet/masked-words'
import { type CodePoint, type Utf16, utf16 } from '../text/offset'
import type { OffsetTable } from '../text/offset-table'
import { type Extent, type Fragment, normaliseExtent } from './fragment'

/** The text that is selected in, with what is needed to find one's way in it. */
export interface Selectable {
  readonly text: string
  readonly table: OffsetTable
  readonly blocks: readonly Block[]
  /** Words with a full stop after which a sentence goes on; none without it. */
  readonly abbreviations?: () => ReadonlySet<string>
}

/** `words`: whole words (the usual way), or whole characters (a modifier is held). */
export type SnapTo = 'words' | 'characters'

const segmenters: Record<SnapTo, Intl.Segmenter> = {
  words: new Intl.Segmenter(undefined, { granularity: 'word' }),
  characters: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
}

/**
 * What somebody meant by a selection: without white space at its edges, never through the middle
 * of a character as a reader sees it, and unless asked otherwise in whole words. Furniture that a
 * selection merely runs across, folded away between two paragraphs, is left out: the extent then
 * has several fragments. Empty when nothing but white space was selected.
 */
export function snapSelection(article: Selectable, selected: Fragment, to: SnapTo): Extent {
  const pieces = withoutFurnitureBetween(article.blocks, selected)
  return normaliseExtent(pieces.flatMap((piece) => {
    const snapped = snapFragment(article, piece, to)
    return snapped ? [snapped] : []
  }))
}

/** Snaps one fragment. Undefined when there is nothing but white space in it. */
export function snapFragment({ text, table }: Selectable, selected: Fragment, to: SnapTo): Fragment | undefined {
  let range = trim(text, table.toUtf16(selected.start), table.toUtf16(selected.end))
  if (range.start === range.end) return undefined
  for (const step of to === 'words' ? (['characters', 'words'] as const) : (['characters'] as const))
    range = { start: segmentAround(text, utf16(range.start), step).start, end: segmentAround(text, utf16(range.end - 1), step).end }
  // A combining mark that sits on a space takes the space in; white space at an edge is refused all the same.
  range = trim(text, range.start, range.end)
  return { start: table.toCodePoint(utf16(range.start)), end: table.toCodePoint(utf16(range.end)) }
}

function trim(text: string, start: number, end: number): { start: number; end: number } {
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  return { start, end }
}

/** The word (or the character) that holds a unit of the text; of a segment that is no word, just its own edges if it is a character. */
function segmentAround(text: string, at: Utf16, to: SnapTo): { start: number; end: number } {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const nextFeed = text.indexOf('\n', at)
  const line = masksAsWords(text.slice(lineStart, nextFeed < 0 ? text.length : nextFeed))
  const found = segmenters[to].segment(line).containing(at - lineStart)
  if (!found) return { start: at, end: at + 1 }
  if (to === 'words' && !found.isWordLike) return characterAround(line, at, lineStart)
  return { start: lineStart + found.index, end: lineStart + found.index + found.segment.length }
}

function characterAround(line: string, at: number, lineStart: number): { start: number; end: number } {
  const found = segmenters.characters.segment(line).containing(at - lineStart)
  return found ? { start: lineStart + found.index, end: lineStart + found.index + found.segment.length } : { start: at, end: at + 1 }
}

/** White space as PostgreSQL and the reader's eye see it, the no-break space and the line feed among it. */
function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text[at]!)
}

/** A selection that begins and ends in the article proper does not mean the furniture between. */
function withoutFurnitureBetween(blocks: readonly Block[], { start, end }: Fragment): readonly Fragment[] {
  const touched = blocks.filter((block) => block.start < end && block.end > start)
  const first = touched[0]
  const last = touched.at(-1)
  if (!first || !last || isFurniture(first.kind) || isFurniture(last.kind)) return [{ start, end }]
  const pieces: Fragment[] = []
  let from: CodePoint = start
  touched.forEach((block, index) => {
    if (!isFurniture(block.kind)) return
    const before = touched[index - 1]!
    if (!isFurniture(before.kind)) pieces.push({ start: from, end: before.end })
    const after = touched[index + 1]!
    from = after.start
  })
  return [...pieces, { start: from, end }]
}

/** The blocks that an extent touches and that are not annotated by default: captions, say, or furniture. */
export function unusualBlocksIn(blocks: readonly Block[], extent: Extent): readonly Block[] {
  return blocks.filter((block) => !isAnnotatedByDefault(block.kind) && extent.some((one) => one.start < block.end && one.end > block.start))
}
