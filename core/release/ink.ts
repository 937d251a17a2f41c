import type { Extent } from '@/core/annotation/fragment'

/** The code points of a text, each as a string of its own: for slicing by code point without any table of offsets. */
export type Points = readonly string[]

export function pointsOf(text: string): Points {
  return Array.from(text)
}

const blank = /^\s$/u

/** The code points of an extent that are not white space, as offsets in order. */
export function inkOf(extent: Extent, points: Points): number[] {
  const ink: number[] = []
  for (const { start, end } of extent) for (let at: number = start; at < end; at++) if (!blank.test(points[at] ?? ' ')) ink.push(at)
  return ink
}
