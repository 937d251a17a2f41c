import type { CodePoint } from '../text/offset'
import type { OffsetTable } from '../text/offset-table'

/**
 * What somebody hears whose selection has been made larger or smaller: the words that came in and those that went out, not
 * all of them again. `anchor` is where the selection stands still; its other edge went from `before` to `now`.
 */
export function saidOfSelection(table: OffsetTable, anchor: CodePoint, before: CodePoint, now: CodePoint): string {
  const words = (from: CodePoint, to: CodePoint) => table.slice(from < to ? from : to, from < to ? to : from).trim()
  const crossed = (before < anchor && now > anchor) || (before > anchor && now < anchor)
  const grows = crossed || Math.abs(now - anchor) > Math.abs(before - anchor)
  const out = crossed ? words(before, anchor) : grows ? '' : words(before, now)
  const into = crossed ? words(anchor, now) : grows ? words(before, now) : ''
  const list = (word: string, quote: string) => (quote ? [`${word}: ${quote}`] : [])
  const said = [...list('No longer selected', out), ...list('Selected', into)]
  return [...said, ...(now === anchor ? ['Nothing is selected'] : [])].join('. ')
}
