import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { offsetUnit } from './exported-article'
import { readFragments } from './fragments'
import { protect } from './spreadsheet-cell'

/**
 * Reads back the rows of a CSV export, of either variant, and compares every quote with the text at its
 * offsets, in code points.
 * @param rows the heading and all rows, taken apart by a CSV reader
 * @param texts the canonical texts by their SHA-256
 * @returns what is wrong, a sentence each; nothing when the table is sound
 */
export function checkCsvRows(rows: readonly (readonly string[])[], texts: ReadonlyMap<string, string>): string[] {
  const [header, ...body] = rows
  if (!header) return ['the table has no heading']
  const tables = new Map([...texts].map(([hash, text]) => [hash, offsetTable(text)]))
  return body.flatMap((row, index) => {
    const where = `row ${index + 2}`
    const cell = (name: string) => row[header.indexOf(name)] ?? ''
    if (row.length !== header.length) return [`${where} has ${row.length} cells under ${header.length} headings`]
    if (cell('offset_unit') !== offsetUnit) return [`${where} counts in “${cell('offset_unit')}”`]
    const table = tables.get(cell('text_sha256'))
    if (!table) return [`${where}: there is no text with the hash “${cell('text_sha256')}”`]
    const bounds = `${cell('start')}-${cell('end')}`
    const fragments = readFragments(cell('fragments') || bounds)
    if (!fragments) return [`${where}: the offsets cannot be read`]
    if (`${fragments[0]!.start}-${fragments.at(-1)!.end}` !== bounds) return [`${where}: ${cell('fragments')} does not go from ${bounds}`]
    if (fragments.some(({ start, end }) => start >= end || end > table.length)) return [`${where}: ${bounds} is not in the text`]
    const words = fragments.map(({ start, end }) => table.slice(codePoint(start), codePoint(end))).join(' … ')
    const quote = cell('quote')
    if (quote !== words && quote !== protect(words)) return [`${where}: at ${bounds} the text reads “${words}”, and the quote “${quote}”`]
    const units = [fragments[0]!.start, fragments.at(-1)!.end].map((offset) => String(table.toUtf16(codePoint(offset))))
    // Tables written before these columns were there have none.
    if (header.includes('start_utf16') && (cell('start_utf16') !== units[0] || cell('end_utf16') !== units[1])) return [`${where}: ${bounds} is ${units.join('-')} in UTF-16 units, not ${cell('start_utf16')}-${cell('end_utf16')}`]
    return []
  })
}
