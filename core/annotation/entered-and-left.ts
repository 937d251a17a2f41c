import type { CodePoint } from '../text/offset'
import type { IntervalIndex } from './interval-index'

/** What somebody hears who goes from one place to another: the passages that are entered, and those that are left. Empty for none. */
export function enteredAndLeft(index: IntervalIndex, before: CodePoint, now: CodePoint, nameOf: (id: string) => string): string {
  const was = index.at(before)
  const is = index.at(now)
  const list = (word: string, ids: readonly string[]) => (ids.length > 0 ? [`${word} ${ids.map(nameOf).join(', ')}`] : [])
  return [...list('Enters', is.filter((id) => !was.includes(id))), ...list('Leaves', was.filter((id) => !is.includes(id)))].join('. ')
}
