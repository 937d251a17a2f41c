import type { Extent } from '@/core/annotation/fragment'
import type { OffsetTable } from '@/core/text/offset-table'

/** A fragment as a line of an export has it: code points, end exclusive, with the words that stand there. */
export interface QuotedFragment {
  readonly start: number
  readonly end: number
  readonly quote: string
  /** The same bounds in UTF-16 units. Lines written before these were given have none. */
  readonly startUtf16?: number
  readonly endUtf16?: number
}

/** Puts the words beside the offsets, in both units. @throws when there are not as many quotes as fragments. */
export function quotedFragments(extent: Extent, quotes: readonly string[], { toUtf16 }: Pick<OffsetTable, 'toUtf16'>): QuotedFragment[] {
  if (extent.length !== quotes.length) throw new Error(`${extent.length} fragments have ${quotes.length} quotes`)
  return extent.map(({ start, end }, index) => ({ start, end, quote: quotes[index]!, startUtf16: toUtf16(start), endUtf16: toUtf16(end) }))
}

/** Several fragments in one cell of a table: `12-20;25-30`. */
export function writeFragments(extent: readonly Pick<QuotedFragment, 'start' | 'end'>[]): string {
  return extent.map(({ start, end }) => `${start}-${end}`).join(';')
}

/** Reads what `writeFragments` wrote. Undefined when it is not of that form. */
export function readFragments(cell: string): { start: number; end: number }[] | undefined {
  const pairs = cell.split(';').map((pair) => /^(\d+)-(\d+)$/.exec(pair))
  return pairs.every((pair) => pair !== null) ? pairs.map(([, start, end]) => ({ start: Number(start), end: Number(end) })) : undefined
}
