import type { Extent } from '@/core/annotation/fragment'

/** The code points of a text, each as a string of its own: for slicing by code point without any table of offsets. */
export type Points = readonly string[]

export function pointsOf(text: string): Points {
  return Array.from(text)
}

/** What formats leave out or put in at the edges of lines. */
const space = /^\s$/u
/** Nothing to see: formats that go from token to token leave it out at the edges of a passage too. */
const unseen = /^[\s\p{Cf}]$/u

/** The code points of an extent that are not white space, as offsets in order. @param seen leaves out what cannot be seen too */
export function inkOf(extent: Extent, points: Points, seen = false): number[] {
  const blank = seen ? unseen : space
  const ink: number[] = []
  for (const { start, end } of extent) for (let at: number = start; at < end; at++) if (!blank.test(points[at] ?? ' ')) ink.push(at)
  return ink
}
