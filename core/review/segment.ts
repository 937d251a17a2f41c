import type { Extent, Fragment } from '@/core/annotation/fragment'
import { type CodePoint, codePoint } from '@/core/text/offset'

/** Something drawn over the text. */
export interface Marked {
  readonly id: string
  /** Normalised. */
  readonly extent: Extent
}

/** A piece of text under the same marks from its first code point to its last. End exclusive. */
export interface Segment<Mark extends Marked> {
  readonly start: CodePoint
  readonly end: CodePoint
  /** In the order in which the marks were given. */
  readonly marks: readonly Mark[]
}

/** Cuts a stretch of text wherever a mark begins or ends in it: the segments lie end to end and cover all of it. */
export function segmentsOf<Mark extends Marked>(stretch: Fragment, marks: readonly Mark[]): readonly Segment<Mark>[] {
  const inside = marks.flatMap((mark) =>
    mark.extent
      .filter((fragment) => fragment.start < stretch.end && fragment.end > stretch.start)
      .map((fragment) => ({ mark, start: Math.max(fragment.start, stretch.start), end: Math.min(fragment.end, stretch.end) })),
  )
  const edges = [...new Set([stretch.start, stretch.end, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1]!
    return {
      start: codePoint(start),
      end: codePoint(end),
      marks: inside.filter((part) => part.start <= start && part.end >= end).map(({ mark }) => mark),
    }
  })
}
