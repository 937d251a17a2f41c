declare const unit: unique symbol

/**
 * The three number spaces of a text. They are all numbers, and mixing them is the
 * oldest fault of annotation tools, so each carries a brand that the compiler checks.
 */

/**
 * Unicode code points from the start of the canonical text. The unit of the database, the API and
 * every export (PostgreSQL's `substr`, Python's slices, W3C Web Annotation).
 */
export type CodePoint = number & { readonly [unit]: 'code point' }

/** UTF-16 code units from the start of a JavaScript string. Only in the reader, and in formats that ask for it. */
export type Utf16 = number & { readonly [unit]: 'UTF-16 code unit' }

/** A position in a ProseMirror document. Only in the reader. */
export type DocPosition = number & { readonly [unit]: 'ProseMirror position' }

/** Names a plain number as code points. @throws RangeError when it is no count: negative, or not an integer. */
export function codePoint(value: number): CodePoint {
  return count(value) as CodePoint
}

/** Names a plain number as UTF-16 code units. @throws RangeError when it is no count. */
export function utf16(value: number): Utf16 {
  return count(value) as Utf16
}

/** Names a plain number as a ProseMirror position. @throws RangeError when it is no count. */
export function docPosition(value: number): DocPosition {
  return count(value) as DocPosition
}

function count(value: number): number {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`${value} is no offset: offsets are whole numbers from 0`)
  return value
}
