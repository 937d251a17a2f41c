import { type Extent, normaliseExtent } from '../annotation/fragment'
import { type Block, type BlockKind, isFurniture } from '../article/block'
import { findMentions } from './find-mentions'
import type { MaskTerm } from './mask-terms'
import { block } from './masked-words'

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
