import { type Extent, extentBounds, extentsOverlap } from './fragment'

/** What is to be stacked: an annotation, or anything with an extent and a name. */
export interface Stackable {
  readonly id: string
  /** Normalised. */
  readonly extent: Extent
}

/**
 * Gives each extent a depth, 0 nearest to the words, so that no two with a common code point share
 * one. Extents are taken from the start of the text, the longer first, each at the lowest free
 * depth: the fewest depths that will do for plain spans, and the same answer whatever the order given.
 */
export function stack(items: readonly Stackable[]): ReadonlyMap<string, number> {
  const sorted = items
    .filter((item) => item.extent.length > 0)
    .map((item) => ({ item, bounds: extentBounds(item.extent) }))
    .sort((a, b) => a.bounds.start - b.bounds.start || b.bounds.end - a.bounds.end || (a.item.id < b.item.id ? -1 : 1))
  /** By depth: what stands there and has not ended yet. */
  const open: { end: number; extent: Extent }[][] = []
  const depths = new Map<string, number>()
  for (const { item, bounds } of sorted) {
    let depth = 0
    for (; depth < open.length; depth++) {
      const still = open[depth]!.filter((one) => one.end > bounds.start)
      open[depth] = still
      if (!still.some((one) => extentsOverlap(one.extent, item.extent))) break
    }
    ;(open[depth] ??= []).push({ end: bounds.end, extent: item.extent })
    depths.set(item.id, depth)
  }
  return depths
}
