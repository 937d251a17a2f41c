import type { CsvVariant } from './csv-rows'

/** U+FEFF, in UTF-8 the bytes EF BB BF. */
export const byteOrderMark = '\ufeff'

/**
 * What stands before the heading of a table. Excel takes a table without a byte order mark to be in the code page of its
 * computer, and shows accents and Arabic as other letters; to a program the mark is a part of the first heading.
 */
export function beginningOf(variant: CsvVariant): string {
  return variant === 'safe' ? byteOrderMark : ''
}

/**
 * How the rows of an export are written as CSV (RFC 4180): CRLF between records, and every cell with
 * a line break of any kind in quotes. Without the second, a quote over two paragraphs would stand
 * there as two rows. In the words of the csv-stringify library.
 */
export const csvFormat = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const
