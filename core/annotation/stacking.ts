import { listChange } from '../list-change'
import { type Extent, extentBounds, extentsOverlap } from './fragment'
import { compareInText } from './reading-order'

/** What is to be stacked: an annotation, or anything with an extent and a name. */
export interface Stackable {
  readonly id: string
  /** Normalised. */
  readonly extent: Extent
}

/** Whether two are one, where it was: what else is known of it may have changed. */
export function isSamePlace(a: Stackable, b: Stackable): boolean {
  return a === b || (a.extent === b.extent && a.id === b.id)
}

/**
 * Gives each extent a depth, 0 nearest to the words, so that no two with a common code point share
 * one. Extents are taken from the start of the text, the longer first, each at the lowest free
 * depth: the fewest depths that will do for plain spans, and the same answer whatever the order given.
 */
export function stack(items: readonly Stackable[]): ReadonlyMap<string, number> {
  const sorted = items.filter(({ extent }) => extent.length > 0).sort(compareInText)
  const depths = keepStacked()(sorted)
  return new Map(sorted.map(({ id }, at) => [id, depths[at]!]))
}

/**
 * The depth of each of what is given in reading order, none of it empty, for one who asks again after each change: the same
 * list as long as no extent has changed, else only what lies between the first and the last change, and hangs together with it, is stacked again. What hangs together
 * is a run with a place before it and after it in the text that none of it holds.
 */
export function keepStacked(): (items: readonly Stackable[]) => readonly number[] {
  let before: readonly Stackable[] = []
  let depths: readonly number[] = []
  /** Whether a run begins with each. */
  let heads: readonly boolean[] = []
  return (items) => {
    const { from, removed, added } = listChange(before, items, isSamePlace)
    before = items
    if (removed.length === 0 && added.length === 0) return depths
    // The run before the change may reach into it.
    let first = Math.max(0, from - 1)
    while (first > 0 && !heads[first]) first--
    const moved = added.length - removed.length
    const fresh: number[] = []
    const freshHeads: boolean[] = []
    let at = first
    while (at < items.length && !(at >= from + added.length && heads[at - moved])) {
      const run = runFrom(items, at)
      for (const depth of depthsOf(run)) {
        freshHeads.push(fresh.length === at - first)
        fresh.push(depth)
      }
      at += run.length
    }
    depths = [...depths.slice(0, first), ...fresh, ...depths.slice(at - moved)]
    heads = [...heads.slice(0, first), ...freshHeads, ...heads.slice(at - moved)]
    return depths
  }
}

/** The extents of the run that begins here. */
function runFrom(items: readonly Stackable[], from: number): readonly Extent[] {
  const run = [items[from]!.extent]
  for (let furthest: number = run[0]!.at(-1)!.end, at = from + 1; at < items.length && items[at]!.extent[0]!.start < furthest; at++) {
    run.push(items[at]!.extent)
    furthest = Math.max(furthest, items[at]!.extent.at(-1)!.end)
  }
  return run
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
