/**
 * How the rows of an export are written as CSV (RFC 4180): CRLF between records, and every cell with
 * a line break of any kind in quotes. Without the second, a quote over two paragraphs would stand
 * there as two rows. In the words of the csv-stringify library.
 */
export const csvFormat = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const
