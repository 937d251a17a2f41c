import { type CodePoint, codePoint, utf16 } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'

/** A stretch of a text, in code points, with its words. */
export interface FoundQuote {
  readonly start: CodePoint
  readonly end: CodePoint
  readonly quote: string
}

/**
 * The n-th place of a quote in a canonical text, counted from 1 and overlapping places included.
 * @param from where to begin, in code points
 * @returns undefined when there are not that many
 */
export function findQuote(text: string, quote: string, occurrence: number, from: CodePoint = codePoint(0)): FoundQuote | undefined {
  const table = offsetTable(text)
  let at: number = table.toUtf16(from) - 1
  for (let seen = 0; seen < occurrence; seen++) {
    at = text.indexOf(quote, at + 1)
    if (at < 0) return undefined
  }
  return { start: table.toCodePoint(utf16(at)), end: table.toCodePoint(utf16(at + quote.length)), quote }
}

/** A quote as it reads in the canonical text: link markup becomes its words, strong marks and escapes go. */
export function withoutMarkup(quote: string): string {
  return quote
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .replace(/\\([*$])/g, '$1')
}
