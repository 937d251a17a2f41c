import type { ConfusionReport, TagReport } from '@/core/agreement/report/report'
import type { ConfusionDrawing } from './plot/drawing'

/** A row of the table of tags against tags. */
export interface ConfusionRow {
  /** Null is no other tag. */
  readonly tag: string | null
  /** All of the row, in code points, over ordered pairs of annotators. */
  readonly total: number
  readonly cells: readonly { readonly tag: string | null; readonly codePoints: number; readonly share: number }[]
}

/** The table in the order of the codebook, “no other tag” last, without the tags that nobody gave. Shares are of the row, 0 to 1. */
export function confusionRows({ tags, cells }: ConfusionReport, names: TagReport['names']): readonly ConfusionRow[] {
  const sum = (row: number) => tags.reduce((total, _, column) => total + (cells[row * tags.length + column] ?? 0), 0)
  const rank = (tag: string | null) => (tag === null ? Infinity : names.findIndex(({ key }) => key === tag))
  const order = tags.map((_, index) => index).filter((row) => sum(row) > 0).sort((a, b) => rank(tags[a]!) - rank(tags[b]!) || a - b)
  return order.map((row) => {
    const total = sum(row)
    return {
      tag: tags[row]!,
      total,
      cells: order.map((column) => {
        const codePoints = cells[row * tags.length + column] ?? 0
        return { tag: tags[column]!, codePoints, share: codePoints / total }
      }),
    }
  })
}

/** The same for a file. */
export function confusionDrawing(rows: readonly ConfusionRow[], nameOf: (tag: string | null) => string): ConfusionDrawing {
  return {
    kind: 'confusion',
    tags: rows.map(({ tag }) => nameOf(tag)),
    totals: rows.map(({ total }) => total),
    shares: rows.flatMap((row) => row.cells.flatMap(({ tag, share }) => (row.tag === null && tag === null ? [] : [{ row: nameOf(row.tag), column: nameOf(tag), share }]))),
  }
}
