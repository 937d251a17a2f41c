import { firstEndingAfter } from '../article/first-ending-after'
import type { Extent } from './fragment'

/**
 * How deep underlines are stacked in each block, where deeper than `from`: block numbers with the
 * deepest depth in them. `blocks` in the order of the text.
 */
export function deepestIn(
  blocks: readonly { readonly index: number; readonly start: number; readonly end: number }[],
  passages: Iterable<{ readonly extent: Extent; readonly depth: number }>,
  from: number,
): ReadonlyMap<number, number> {
  const deepest = new Map<number, number>()
  for (const { extent, depth } of passages) {
    if (depth < from) continue
    for (const { start, end } of extent) {
      for (let at = firstEndingAfter(blocks, start); at < blocks.length && blocks[at]!.start < end; at++) {
        const { index } = blocks[at]!
        if (depth > (deepest.get(index) ?? 0)) deepest.set(index, depth)
      }
    }
  }
  return deepest
}
