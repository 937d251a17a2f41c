import type { Extent } from '../annotation/fragment'
import { codePoint } from '../text/offset'

/** Words of an article in the address of its page: the edges of their fragments in code points, as `12-30,41-44`. The words themselves are not in it. */
export function writePlace(extent: Extent): string {
  return extent.map(({ start, end }) => `${start}-${end}`).join(',')
}

/** Reads what `writePlace` wrote. Empty for what is no place in a text of that many code points: fragments are sorted, disjoint and not empty. */
export function readPlace(written: string | undefined, length: number): Extent {
  if (!written || !/^\d{1,9}-\d{1,9}(,\d{1,9}-\d{1,9}){0,99}$/.test(written)) return []
  const edges = written.split(/[-,]/).map(Number)
  const sorted = edges.every((edge, index) => index === 0 || edge > edges[index - 1]!)
  if (!sorted || edges.at(-1)! > length) return []
  return edges.flatMap((start, index) => (index % 2 === 0 ? [{ start: codePoint(start), end: codePoint(edges[index + 1]!) }] : []))
}
