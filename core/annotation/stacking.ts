import { type Extent, extentBounds, extentsOverlap } from './fragment'

/** What is to be stacked: an annotation, or anything with an extent and a name. */
export interface Stackable {
  readonly id: string
  /** Normalised. */
  readonly extent: Extent
}

/** Stackables that hang together: between them and all others there is a place in the text that none of them holds. */
interface Cluster {
  readonly extents: readonly Extent[]
  readonly depths: readonly number[]
}

/**
 * Gives each extent a depth, 0 nearest to the words, so that no two with a common code point share
 * one. Extents are taken from the start of the text, the longer first, each at the lowest free
 * depth: the fewest depths that will do for plain spans, and the same answer whatever the order given.
 */
export function stack(items: readonly Stackable[]): ReadonlyMap<string, number> {
  return keepStacked()(items)
}

/** The same, for one who asks again after each change: only what hangs together with the change is stacked again. */
export function keepStacked(): (items: readonly Stackable[]) => ReadonlyMap<string, number> {
  let before = new Map<string, Cluster>()
  return (items) => {
    const sorted = items
      .filter((item) => item.extent.length > 0)
      .map((item) => ({ item, ...extentBounds(item.extent) }))
      .sort((a, b) => a.start - b.start || b.end - a.end || (a.item.id < b.item.id ? -1 : 1))
    const now = new Map<string, Cluster>()
    const depths = new Map<string, number>()
    for (let from = 0; from < sorted.length; ) {
      let to = from + 1
      for (let furthest: number = sorted[from]!.end; to < sorted.length && sorted[to]!.start < furthest; to++) furthest = Math.max(furthest, sorted[to]!.end)
      const extents = sorted.slice(from, to).map(({ item }) => item.extent)
      const key = sorted[from]!.item.id
      const known = before.get(key)
      const same = known?.extents.length === extents.length && known.extents.every((extent, index) => extent === extents[index])
      const cluster = same ? known : { extents, depths: depthsOf(extents) }
      now.set(key, cluster)
      cluster.depths.forEach((depth, index) => depths.set(sorted[from + index]!.item.id, depth))
      from = to
    }
    before = now
    return depths
  }
}

function depthsOf(extents: readonly Extent[]): readonly number[] {
  /** By depth: what stands there and has not ended yet. */
  const open: { end: number; extent: Extent }[][] = []
  return extents.map((extent) => {
    const { start, end } = extentBounds(extent)
    let depth = 0
    for (; depth < open.length; depth++) {
      const still = open[depth]!.filter((one) => one.end > start)
      open[depth] = still
      if (!still.some((one) => extentsOverlap(one.extent, extent))) break
    }
    ;(open[depth] ??= []).push({ end, extent })
    return depth
  })
}
