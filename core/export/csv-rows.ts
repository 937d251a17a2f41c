import { offsetTable } from '@/core/text/offset-table'
import { compare } from './comparison'
import { type CsvColumn, csvColumns } from './csv-columns'
import type { ExportedArticle } from './exported-article'
import { protect } from './spreadsheet-cell'

/**
 * How the cells are written. `safe` puts an apostrophe before what a spreadsheet would run as a
 * formula (see `protect`, and `unprotect` to take it away), and its file begins with a byte order mark
 * (see `beginningOf`); `raw` is for programs, and leaves every character as it is.
 */
export const csvVariants = ['safe', 'raw'] as const

export type CsvVariant = (typeof csvVariants)[number]

/**
 * The rows of an article in a CSV export, one per annotation, without the heading. Cells are not yet quoted for CSV.
 * @param verdicts whether it says what the verdicts made of each annotation
 */
export function csvRows(article: ExportedArticle, variant: CsvVariant, { verdicts = true, columns = csvColumns }: { verdicts?: boolean; columns?: readonly CsvColumn[] } = {}): string[][] {
  const standings = verdicts ? compare(article, { kinds: false }).standings : new Map<string, never>()
  const table = offsetTable(article.text)
  const write = variant === 'safe' ? protect : (cell: string) => cell
  return article.layers.flatMap((layer) =>
    layer.annotations.map((annotation) => {
      const subject = { article, layer, annotation, standing: standings.get(annotation.id), table }
      return columns.map(({ cell }) => write(cell(subject)))
    }),
  )
}
