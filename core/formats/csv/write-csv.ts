import { stringify } from 'csv-stringify/sync'
import { extentBounds } from '@/core/annotation/fragment'
import { beginningOf, csvFormat } from '@/core/export/csv-format'
import type { CsvVariant } from '@/core/export/csv-rows'
import { writeFragments } from '@/core/export/fragments'
import { protect } from '@/core/export/spreadsheet-cell'
import type { CodePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { sortedAttributes } from '../attributes'
import { fileNameOf } from '../files'
import { type FormatWriter, piece, wholeFile } from '../format-writer'
import type { LabelledLayer, LabelledPassage } from '../labelled-article'
import { writtenColumns } from './columns'

/**
 * Writes a table of passages, a row for each, and the texts beside it. Offsets count code points, and beside them UTF-16
 * units. A layer without passages has a row without a tag. `safe` is for spreadsheets, begins with
 * a byte order mark, and says so in every row; `raw` is for programs, and leaves every character as it is.
 */
export function openCsv(variant: CsvVariant): FormatWriter {
  let begun = false
  const rows = (all: readonly string[][]) => {
    const [beginning, heading] = begun ? ['', []] : [beginningOf(variant), [[...writtenColumns]]]
    begun = true
    const cells = variant === 'safe' ? all.map((row) => [...row.map(protect), 'true']) : all.map((row) => [...row, ''])
    return piece('annotations.csv', `${beginning}${stringify([...heading, ...cells], csvFormat)}`)
  }
  return {
    article({ name, text, layers }) {
      const { toUtf16 } = offsetTable(text)
      const all = layers.flatMap((layer) => (layer.passages.length === 0 ? [rowOf(name, layer, toUtf16)] : layer.passages.map((passage) => rowOf(name, layer, toUtf16, passage))))
      return [rows(all), wholeFile(`texts/${fileNameOf(name)}.txt`, text)]
    },
    end: () => (begun ? [] : [rows([])]),
  }
}

/** All cells but the last one, which tells the variants apart. */
function rowOf(name: string, { annotator, machine }: LabelledLayer, toUtf16: (offset: CodePoint) => number, passage?: LabelledPassage): string[] {
  const owner = [name, annotator, machine ? 'true' : '']
  if (!passage) return [...owner, ...writtenColumns.slice(owner.length, -1).map(() => '')]
  const { start, end } = extentBounds(passage.extent)
  const attributes = sortedAttributes(passage.attributes)
  return [
    ...owner, passage.tag, String(start), String(end), passage.quotes.join(' … '), passage.note,
    passage.extent.length > 1 ? writeFragments(passage.extent) : '', attributes.length === 0 ? '' : JSON.stringify(Object.fromEntries(attributes)),
    String(toUtf16(start)), String(toUtf16(end)),
  ]
}
