import { extentBounds, type Extent } from '@/core/annotation/fragment'
import { type Block, type BlockKind, isAnnotatedByDefault } from '@/core/article/block'
import { type CodePoint, codePoint } from '@/core/text/offset'
import type { OffsetTable } from '@/core/text/offset-table'

/** A part of one block, as it is shown around a case. Code points, end exclusive. */
export interface Stretch {
  readonly start: CodePoint
  readonly end: CodePoint
  readonly kind: BlockKind
  /** Whether the block goes on before or after what is shown. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
  /** A neighbour of the blocks that the case is about, shown only so that the passage can be understood. */
  readonly aside: boolean
}

/** What is needed of an article to cut passages out of it. */
export interface PassageSource {
  readonly table: OffsetTable
  readonly blocks: readonly Block[]
}

/** Less than this is not worth an ellipsis. Code points. */
const notWorthCutting = 12

/** A passage shorter than this gets a little of its neighbours. Code points. */
const shortPassage = 160

/** How much of a neighbour is shown. Code points. */
const neighbourLength = 90

/**
 * The blocks that an extent touches, each cut at whole words to what the extent covers there and at most
 * `context` code points around it. @throws when the extent is empty.
 */
export function stretchesOf({ table, blocks }: PassageSource, extent: Extent, context: number): readonly Stretch[] {
  const bounds = extentBounds(extent)
  return blocks.flatMap((block) => {
    if (block.end <= bounds.start || block.start >= bounds.end) return []
    const inside = extent.filter((fragment) => fragment.start < block.end && fragment.end > block.start)
    if (inside.length === 0) return []
    const from = Math.max(block.start, inside[0]!.start)
    const to = Math.min(block.end, inside.at(-1)!.end)
    const start = block.start + notWorthCutting >= from - context ? block.start : wordStart(table, from - context, from)
    const end = block.end - notWorthCutting <= to + context ? block.end : wordEnd(table, to + context, to)
    return [stretch(block, start, end, false)]
  })
}

/**
 * The passage of a case for reading: its blocks with up to `context` code points around the extent, and,
 * where that is little, the end of the article's text before it and the beginning of what comes after.
 */
export function passageOf(source: PassageSource, extent: Extent, context: number): readonly Stretch[] {
  const { table, blocks } = source
  const stretches = stretchesOf(source, extent, context)
  const first = stretches[0]
  const last = stretches.at(-1)
  if (!first || !last) return []
  if (stretches.reduce((sum, each) => sum + each.end - each.start, 0) >= shortPassage) return stretches
  const before = blocks.findLast((block) => block.end <= first.start && block.end > block.start && isAnnotatedByDefault(block.kind))
  const after = blocks.find((block) => block.start >= last.end && block.end > block.start && isAnnotatedByDefault(block.kind))
  const lead = before && stretch(before, Math.max(before.start, wordStart(table, before.end - neighbourLength, before.end, before.start)), before.end, true)
  const trail = after && stretch(after, after.start, Math.min(after.end, wordEnd(table, after.start + neighbourLength, after.start, after.end)), true)
  return [...(lead && !first.cutBefore ? [lead] : []), ...stretches, ...(trail && !last.cutAfter ? [trail] : [])]
}

function stretch(block: Block, start: number, end: number, aside: boolean): Stretch {
  return { start: codePoint(start), end: codePoint(end), kind: block.kind, cutBefore: start > block.start, cutAfter: end < block.end, aside }
}

/** The first beginning of a word at or after `at`, but not beyond `limit`. */
function wordStart(table: OffsetTable, at: number, limit: number, least = 0): number {
  const from = Math.max(at, least)
  if (from === least) return least
  const text = [...table.slice(codePoint(from - 1), codePoint(limit))]
  const gap = text.findIndex((character) => /\s/u.test(character))
  if (gap < 0) return limit
  const word = text.findIndex((character, index) => index > gap && !/\s/u.test(character))
  return word < 0 ? limit : from - 1 + word
}

/** The last end of a word at or before `at`, but not before `limit`. */
function wordEnd(table: OffsetTable, at: number, limit: number, most: number = table.length): number {
  const to = Math.min(at, most)
  if (to === most) return most
  const text = [...table.slice(codePoint(limit), codePoint(to + 1))]
  const gap = text.findLastIndex((character) => /\s/u.test(character))
  if (gap < 0) return limit
  const word = text.findLastIndex((character, index) => index < gap && !/\s/u.test(character))
  return limit + word + 1
}
