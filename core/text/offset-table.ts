import { type CodePoint, type Utf16, codePoint, utf16 } from './offset'

/**
 * Converts offsets of one text between code points and UTF-16 code units.
 *
 * Only characters outside the Basic Multilingual Plane take two units, so the table holds just
 * their positions: nothing for most news text, and a binary search for the rest.
 */
export interface OffsetTable {
  /** The length of the text in code points. */
  readonly length: CodePoint
  /** Code points to UTF-16. @throws RangeError beyond the end of the text. */
  toUtf16(offset: CodePoint): Utf16
  /**
   * UTF-16 to code points. An offset between the two halves of a surrogate pair is taken back to
   * the start of the character. @throws RangeError beyond the end of the text.
   */
  toCodePoint(offset: Utf16): CodePoint
  /** The text from `start` up to, but not including, `end`: what Python's `text[start:end]` gives. */
  slice(start: CodePoint, end: CodePoint): string
}

/** Builds the table of a text, in one pass. Lone surrogates count as one code point each. */
export function offsetTable(text: string): OffsetTable {
  /** Code point offsets of the characters that take two UTF-16 units, ascending. */
  const wide: number[] = []
  // The engine's own search: a book's length is looked through in a millisecond.
  for (const { index } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) wide.push(index - wide.length)
  const length = text.length - wide.length

  const toUtf16 = (offset: CodePoint): Utf16 => {
    if (offset > length) throw new RangeError(`offset ${offset} is beyond the text of ${length} code points`)
    return utf16(offset + countBelow(wide, (position) => position < offset))
  }

  const toCodePoint = (offset: Utf16): CodePoint => {
    if (offset > text.length) throw new RangeError(`offset ${offset} is beyond the text of ${text.length} UTF-16 units`)
    // The i-th wide character begins at unit `wide[i] + i`; it lies wholly before `offset` when its end does.
    const before = countBelow(wide, (position, index) => position + index + 2 <= offset)
    const next = wide[before]
    const insidePair = next !== undefined && next + before + 1 === offset
    return codePoint(offset - before - (insidePair ? 1 : 0))
  }

  return {
    length: codePoint(length),
    toUtf16,
    toCodePoint,
    slice: (start, end) => text.slice(toUtf16(start), toUtf16(end)),
  }
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
