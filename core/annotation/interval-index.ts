import type { CodePoint } from '../text/offset'
import { listChange, mergeFew } from '../list-change'
import { type Stackable, isSamePlace } from './stacking'
import { extentLength } from './fragment'

/** Answers which extents lie at a place, without looking at all of them. */
export interface IntervalIndex {
  /** Ids of the extents that hold this code point, the smallest first. */
  at(offset: CodePoint): readonly string[]
  /** Ids of the extents with a fragment that shares a code point with `[start, end)`, in the order of the text. */
  within(start: CodePoint, end: CodePoint): readonly string[]
}

/** Builds the index: fragments by start, each with the furthest end so far, so that a look-up can stop early. */
export function intervalIndex(items: readonly Stackable[]): IntervalIndex {
  return indexOf(items.flatMap(entriesOf).sort(compareEntries))
}

/** The same, for one who asks again after each change: the same index as long as no extent has changed, else only what is new is sorted in. */
export function keepIntervalIndex(): (items: readonly Stackable[]) => IntervalIndex {
  let before: readonly Stackable[] = []
  let entries: readonly Entry[] = []
  let index = indexOf(entries)
  return (items) => {
    const { removed, added } = listChange(before, items, isSamePlace)
    before = items
    if (removed.length === 0 && added.length === 0) return index
    const gone = new Set(removed.map(({ id }) => id))
    entries = mergeFew(entries.filter(({ id }) => !gone.has(id)), added.flatMap(entriesOf).sort(compareEntries), compareEntries)
    index = indexOf(entries)
    return index
  }
}

/** A fragment of an extent; `size` of the whole extent, in code points. */
interface Entry {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly size: number
}

function entriesOf({ id, extent }: Stackable): readonly Entry[] {
  const size = extentLength(extent)
  return extent.map(({ start, end }) => ({ id, start, end, size }))
}

function compareEntries(a: Entry, b: Entry): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

function indexOf(entries: readonly Entry[]): IntervalIndex {
  let end = 0
  const furthest = entries.map((entry) => (end = Math.max(end, entry.end)))

  const within = (start: number, end: number) => {
    const found = []
    for (let index = firstFrom(entries, end) - 1; index >= 0 && furthest[index]! > start; index--)
      if (entries[index]!.end > start) found.push(entries[index]!)
    return found.reverse()
  }
  const ids = (found: readonly { id: string }[]) => [...new Set(found.map((entry) => entry.id))]

  return {
    at: (offset) => ids(within(offset, offset + 1).sort((a, b) => a.size - b.size)),
    within: (start, end) => ids(within(start, end)),
  }
}

/** The first entry that starts at `offset` or later. */
function firstFrom(entries: readonly { start: number }[], offset: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (entries[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
