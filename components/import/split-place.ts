import type { Block } from '@/core/article/block'
import { isBlank } from '@/core/import/decode'
import { codePoint, utf16, type CodePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'

/** Where a block would be cut, and the words that the new block would begin with. */
export interface SplitPlace {
  /** The white space that becomes the line feed, in code points of the whole text. */
  readonly at: CodePoint
  readonly before: string
}

/**
 * The white space nearest to the caret at which a block can be split, or undefined where there is
 * none with words on both sides. `caret` counts UTF-16 units of `words`, the text of the block.
 */
export function splitPlace(block: Block, words: string, caret: number): SplitPlace | undefined {
  const spaces = [...words.matchAll(/\s/g)].map((match) => match.index)
  spaces.sort((a, b) => distance(a, caret) - distance(b, caret) || a - b)
  const unit = spaces.find((at) => !isBlank(words.slice(0, at)) && !isBlank(words.slice(at + 1)))
  if (unit === undefined) return undefined
  const rest = words.slice(unit + 1).trimStart().split(/\s+/)
  return { at: codePoint(block.start + offsetTable(words).toCodePoint(utf16(unit))), before: rest.slice(0, 4).join(' ') }
}

/** A caret just before or just after a space stands at it. */
function distance(space: number, caret: number): number {
  return space < caret ? caret - space - 1 : space - caret
}
