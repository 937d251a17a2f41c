import { type CodePoint, codePoint } from '../text/offset'

/** A stretch of the canonical text: code points, start inclusive, end exclusive. */
export interface Fragment {
  readonly start: CodePoint
  readonly end: CodePoint
}

/**
 * The extent of an annotation: one or more fragments, sorted, disjoint and not touching.
 * Spans may overlap, cross and nest each other; the fragments of one do not.
 */
export type Extent = readonly Fragment[]

/** An extent from the edges of its fragments, in code points, as they are stored. */
export function extentOf(starts: readonly number[], ends: readonly number[]): Extent {
  return starts.map((start, index) => ({ start: codePoint(start), end: codePoint(ends[index]!) }))
}

/** Sorts fragments, drops empty ones and melts together those that overlap or touch. */
export function normaliseExtent(fragments: Extent): Extent {
  const sorted = fragments.filter((fragment) => fragment.end > fragment.start).sort((a, b) => a.start - b.start || a.end - b.end)
  const melted: Fragment[] = []
  for (const fragment of sorted) {
    const last = melted.at(-1)
    if (last && fragment.start <= last.end) {
      if (fragment.end > last.end) melted[melted.length - 1] = { start: last.start, end: fragment.end }
    } else melted.push({ start: fragment.start, end: fragment.end })
  }
  return melted
}

/** Whether two extents share at least one code point. Both must be normalised. */
export function extentsOverlap(a: Extent, b: Extent): boolean {
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const left = a[i]!
    const right = b[j]!
    if (left.start < right.end && right.start < left.end) return true
    if (left.end <= right.end) i++
    else j++
  }
  return false
}

/** Whether two extents cover exactly the same code points. Both must be normalised. */
export function extentsEqual(a: Extent, b: Extent): boolean {
  return a.length === b.length && a.every((fragment, index) => fragment.start === b[index]!.start && fragment.end === b[index]!.end)
}

/** The first and the last code point of an extent, end exclusive. @throws when it is empty. */
export function extentBounds(extent: Extent): Fragment {
  const first = extent[0]
  const last = extent.at(-1)
  if (!first || !last) throw new Error('an extent has at least one fragment')
  return { start: first.start, end: last.end }
}

/** How many code points an extent covers. */
export function extentLength(extent: Extent): number {
  return extent.reduce((sum, fragment) => sum + fragment.end - fragment.start, 0)
}
