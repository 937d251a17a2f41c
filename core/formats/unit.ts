import { codePoint, utf16 } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import type { CodePoint } from '@/core/text/offset'
import { newlineTable } from './newlines'

/** What a format counts in. */
export const units = ['codePoints', 'utf16', 'newlines'] as const

export type Unit = (typeof units)[number]

/** How a unit is called in a sentence: “offsets count …”. */
export const unitNames: Readonly<Record<Unit, string>> = {
  codePoints: 'code points',
  utf16: 'UTF-16 units',
  newlines: 'code points with CRLF as one',
}

/** From and to offsets of one text in code points. */
export interface UnitTable {
  /** Undefined where the number is no offset of the text: not whole, negative, or beyond the end. */
  toCodePoint(offset: number): CodePoint | undefined
  fromCodePoint(offset: CodePoint): number
}

/** The table of a unit for one text. */
export function unitTable(text: string, unit: Unit): UnitTable {
  const table = offsetTable(text)
  const isOffset = (offset: number, most: number) => Number.isInteger(offset) && offset >= 0 && offset <= most
  switch (unit) {
    case 'codePoints':
      return { toCodePoint: (offset) => (isOffset(offset, table.length) ? codePoint(offset) : undefined), fromCodePoint: (offset) => offset }
    case 'utf16':
      return {
        toCodePoint(offset) {
          if (!isOffset(offset, text.length)) return undefined
          const points = table.toCodePoint(utf16(offset))
          // Between the halves of a pair there is no code point.
          return table.toUtf16(points) === offset ? points : undefined
        },
        fromCodePoint: (offset) => table.toUtf16(offset),
      }
    case 'newlines': {
      const newlines = newlineTable(text)
      const most = newlines.fromSource(table.length)
      return { toCodePoint: (offset) => (isOffset(offset, most) ? newlines.toSource(codePoint(offset)) : undefined), fromCodePoint: (offset) => newlines.fromSource(offset) }
    }
  }
}
