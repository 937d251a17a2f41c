import type { CodePoint } from '../text/offset'
import type { Stackable } from './stacking'
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
  const entries = items
    .flatMap((item) => item.extent.map((fragment) => ({ id: item.id, start: fragment.start, end: fragment.end, size: extentLength(item.extent) })))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const furthest: number[] = []
  entries.forEach((entry, index) => furthest.push(Math.max(entry.end, furthest[index - 1] ?? 0)))

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
