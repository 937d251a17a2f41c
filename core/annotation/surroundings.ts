import { wordsAfter, wordsBefore } from '../text/around'
import type { Extent } from './fragment'
import type { Selectable } from './snap'

/** Some words on either side of a passage. */
export interface Surroundings {
  readonly before: string
  readonly after: string
}

/** The words around a passage in the lines that it begins and ends in: before its first fragment, and after its last. */
export function surroundingsOf({ text, table }: Pick<Selectable, 'text' | 'table'>, extent: Extent): Surroundings {
  const [first, last] = [extent[0], extent.at(-1)]
  if (!first || !last) return { before: '', after: '' }
  const [start, end] = [table.toUtf16(first.start), table.toUtf16(last.end)]
  const feed = text.indexOf('\n', end)
  return {
    before: wordsBefore(start === 0 ? '' : text.slice(text.lastIndexOf('\n', start - 1) + 1, start)),
    after: wordsAfter(text.slice(end, feed < 0 ? text.length : feed)),
  }
}
