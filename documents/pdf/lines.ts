import { inReadingOrder } from './reading-order'

/** A line of a page as it is set, in points from the lower left corner of the page. */
export interface PdfLine {
  /** From 1. */
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the line on which the letters stand. */
  readonly base: number
  /** Size of the type. */
  readonly size: number
}

/** A piece of text as pdf.js tells it: set in one go, in one font. */
export interface TextPiece {
  readonly str: string
  /** The matrix of the letters; 4 and 5 are where they begin. */
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** Puts the pieces of a page together into lines, in the order in which they were set. Lines with nothing to see are left out. */
export function linesOfPage(pieces: readonly TextPiece[], page: number): PdfLine[] {
  const lines: PdfLine[] = []
  let parts: TextPiece[] = []
  const end = (): void => {
    const text = inReadingOrder(parts.map(({ str, transform }) => ({ str, left: transform[4]! }))).map(({ str }) => str).join('').replace(/\s+/g, ' ').trim()
    const seen = parts.filter(({ str }) => str.trim() !== '')
    const [first] = seen
    if (first && text !== '') {
      // The size that most letters have: a raised number does not make a line smaller.
      const largest = seen.reduce((one, other) => (other.str.length > one.str.length ? other : one))
      lines.push({
        page, text, left: Math.min(...seen.map(({ transform }) => transform[4]!)), right: Math.max(...seen.map(({ transform, width }) => transform[4]! + width)),
        base: first.transform[5]!, size: sizeOf(largest),
      })
    }
    parts = []
  }
  for (const piece of pieces) {
    const before = parts.find(({ str }) => str.trim() !== '')
    if (before && piece.str.trim() !== '' && Math.abs(piece.transform[5]! - before.transform[5]!) > sizeOf(before) * 0.7) end()
    parts.push(piece)
    if (piece.hasEOL) end()
  }
  end()
  return lines
}

function sizeOf({ transform, height }: TextPiece): number {
  return Math.hypot(transform[2]!, transform[3]!) || height || 1
}
