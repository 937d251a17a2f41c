import { type CodePoint, codePoint } from '@/core/text/offset'

/**
 * A text as programs read it that take every line end for a line feed (Python’s universal newlines): CRLF counts one.
 * Offsets of both in code points.
 */
export interface NewlineTable {
  /** The text with line feeds only. */
  readonly text: string
  /** From an offset that counts CRLF as one to that of the text itself. */
  toSource(offset: CodePoint): CodePoint
  /** From an offset of the text itself; one between CR and LF goes before both. */
  fromSource(offset: CodePoint): CodePoint
}

/** Builds the table, in one pass. */
export function newlineTable(text: string): NewlineTable {
  /** Code point offsets, in the text itself, of each CR that an LF follows. */
  const returns: number[] = []
  if (text.includes('\r\n')) {
    let points = 0
    let units = 0
    for (const { index } of text.matchAll(/\r\n/g)) {
      points += lengthOf(text.slice(units, index))
      units = index
      returns.push(points)
    }
  }
  return {
    text: text.replace(/\r\n?/g, '\n'),
    toSource: (offset) => codePoint(offset + countBelow(returns, (at, index) => at - index < offset)),
    fromSource: (offset) => codePoint(offset - countBelow(returns, (at) => at < offset)),
  }
}

function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

/** How many leading entries satisfy `test`, which must hold for a prefix of the array. */
function countBelow(values: readonly number[], test: (value: number, index: number) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (test(values[middle]!, middle)) low = middle + 1
    else high = middle
  }
  return low
}
