import type { Extent } from '@/core/annotation/fragment'

/** A fragment as a line of an export has it: code points, end exclusive, with the words that stand there. */
export interface QuotedFragment {
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** Puts the words beside the offsets. @throws when there are not as many quotes as fragments. */
export function quotedFragments(extent: Extent, quotes: readonly string[]): QuotedFragment[] {
  if (extent.length !== quotes.length) throw new Error(`${extent.length} fragments have ${quotes.length} quotes`)
  return extent.map(({ start, end }, index) => ({ start, end, quote: quotes[index]! }))
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
