import type { Extent } from '../annotation/fragment'
import type { OffsetTable } from '../text/offset-table'
import { block } from './masked-words'

/**
 * The words that really stand at fragments of which somebody saw a masked text. What they sent has to agree with the text
 * wherever it is not masked; where it is, whatever they sent counts for nothing, so that no guess is told right or wrong. A
 * block in a place that is no longer masked is one that was. Undefined where a quote is not from these words; offsets are
 * code points, and fragments beyond the text are undefined too.
 */
export function restoreQuotes(table: OffsetTable, masked: Extent, fragments: Extent, quotes: readonly string[]): readonly string[] | undefined {
  if (fragments.length !== quotes.length) return undefined
  const restored: string[] = []
  for (const [index, { start, end }] of fragments.entries()) {
    if (end > table.length || start >= end) return undefined
    const real = table.slice(start, end)
    const there = [...real]
    const sent = [...quotes[index]!]
    const hidden = (at: number) => masked.some((one) => one.start <= at && at < one.end)
    if (sent.length !== there.length || sent.some((character, at) => character !== there[at] && character !== block && !hidden(start + at))) return undefined
    restored.push(real)
  }
  return restored
}
