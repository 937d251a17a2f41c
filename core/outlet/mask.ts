import { type Extent, type Fragment, normaliseExtent } from '../annotation/fragment'
import { type Block, type BlockKind, isFurniture } from '../article/block'
import { findMentions } from './find-mentions'
import type { MaskTerm } from './mask-terms'

/** What stands in place of a masked character. Of each code point one, so that every offset holds. */
export const block = '█'

/** White space stays, so that lines break, and the edges of a passage are the same in the masked text as in the real one. */
const whiteSpace = /[\p{White_Space}\ufeff]/u

/** Blocks that say where an article comes from, whatever they say. */
function tells(kind: BlockKind): boolean {
  return kind === 'byline' || isFurniture(kind)
}

/**
 * Everything to be masked in a text: byline and furniture whole, and every mention of the terms. Masked again it has nothing
 * left to mask: a name that is cut off from its neighbour by a mask is found too. Code points, sorted and disjoint.
 */
export function maskedExtent(text: string, blocks: readonly Block[], terms: readonly MaskTerm[]): Extent {
  let extent = normaliseExtent(blocks.filter(({ kind }) => tells(kind)).map(({ start, end }) => ({ start, end })))
  for (;;) {
    const mentions = findMentions(maskText(text, extent), terms)
    if (mentions.length === 0) return extent
    extent = normaliseExtent([...extent, ...mentions])
  }
}

/** The text with blocks in the extent. As long as before in code points; white space is left, everything outside is untouched. */
export function maskText(text: string, extent: Extent): string {
  if (extent.length === 0) return text
  let masked = ''
  let at = 0
  let next = 0
  for (const character of text) {
    while (next < extent.length && at >= extent[next]!.end) next++
    const inside = next < extent.length && at >= extent[next]!.start
    masked += inside && !whiteSpace.test(character) ? block : character
    at++
  }
  return masked
}

/** A title or another line with the terms masked. */
export function maskLine(line: string, terms: readonly MaskTerm[]): string {
  return maskText(line, maskedExtent(line, [], terms))
}

/** Masks as they are written where only plain words can stand, and said to those who listen: “masked” once, in place of blocks. */
export function sayMasked(text: string): string {
  return text.replace(/█+(?:\s+█+)*/gu, '[masked]')
}

/** A line cut at its masks. */
export function cutAtMasks(line: string): readonly { readonly text: string; readonly masked: boolean }[] {
  return line.split(/(█+(?:\s+█+)*)/u).map((text, index) => ({ text, masked: index % 2 === 1 })).filter(({ text }) => text !== '')
}

/** The part of an extent that lies within a fragment. */
export function within(extent: Extent, { start, end }: Fragment): Extent {
  return extent.filter((one) => one.start < end && one.end > start).map((one) => ({ start: one.start > start ? one.start : start, end: one.end < end ? one.end : end }))
}
