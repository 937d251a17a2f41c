import { type Extent, normaliseExtent } from '@/core/annotation/fragment'
import { type CodePoint, codePoint } from '@/core/text/offset'
import { type OffsetTable, offsetTable } from '@/core/text/offset-table'

/**
 * A span of brat holds no line break: one over several lines is written as a fragment on each. Pieces of a fragment
 * between line breaks, in code points; empty ones are left out.
 */
export function cutAtLines(extent: Extent, slice: OffsetTable['slice']): Extent {
  return extent.flatMap(({ start, end }) => {
    let from: number = start
    return slice(start, end).split(/([\r\n]+)/).flatMap((piece, index) => {
      const begin = from
      from += [...piece].length
      return index % 2 === 1 || piece === '' ? [] : [{ start: codePoint(begin), end: codePoint(from) }]
    })
  })
}

/** Takes it back: fragments between which nothing but line breaks stand are one span again. */
export function joinOverLines(extent: Extent, text: string): Extent {
  if (extent.length < 2) return extent
  const { slice } = offsetTable(text)
  const joined: { start: CodePoint; end: CodePoint }[] = []
  for (const { start, end } of normaliseExtent(extent)) {
    const last = joined.at(-1)
    if (last && /^[\r\n]+$/.test(slice(last.end, start))) last.end = end
    else joined.push({ start, end })
  }
  return joined
}
