import type { Block } from '../article/block'
import { masksAsWords } from '../outlet/masked-words'
import { type CodePoint, codePoint, utf16 } from '../text/offset'
import { sentencesOf } from '../text/sentences'
import type { Selectable } from './snap'

/** How far one step goes: a character as a reader sees it, a word, a sentence, a block. */
export type Stride = 'character' | 'word' | 'sentence' | 'paragraph'

/** 1 goes on in the order of the text, -1 goes back. */
export type Direction = 1 | -1

const segmenters = {
  character: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
  word: new Intl.Segmenter(undefined, { granularity: 'word' }),
}

/**
 * The nearest start (or end) of a unit beyond a place, in the order of the text: from block to block
 * of those given. A caret goes from start to start; a selection that grows forwards, from end to end.
 * Beyond the last unit stands the edge of the text; undefined when one is there already.
 */
export function stepFrom(article: Selectable, from: CodePoint, stride: Stride, by: Direction, edge: 'start' | 'end'): CodePoint | undefined {
  const blocks = article.blocks.filter((block) => block.end > block.start)
  const beyond = (place: number) => (by > 0 ? place > from : place < from)
  const ahead = by > 0 ? blocks.filter((block) => block.end > from) : blocks.filter((block) => block.start < from).reverse()
  for (const block of ahead) {
    const edges = unitsOf(article, block, stride).map((unit) => unit[edge]).filter(beyond)
    const nearest = by > 0 ? edges[0] : edges.at(-1)
    if (nearest !== undefined) return nearest
  }
  const last = by > 0 ? blocks.at(-1)?.end : blocks[0]?.start
  return last !== undefined && beyond(last) ? last : undefined
}

/** The unit that holds a place, or the first that begins after it in its block. Undefined between blocks and in an empty one. */
export function unitAt(article: Selectable, at: CodePoint, stride: Stride): { readonly start: CodePoint; readonly end: CodePoint } | undefined {
  const block = article.blocks.find((one) => one.start <= at && at <= one.end)
  const units = block ? unitsOf(article, block, stride) : []
  return units.find((unit) => at < unit.end) ?? units.at(-1)
}

/** The units of a block: white space between them belongs to none, and words are those a reader would count. */
function unitsOf({ text, table, abbreviations }: Selectable, block: Block, stride: Stride): { start: CodePoint; end: CodePoint }[] {
  if (stride === 'paragraph') return [{ start: block.start, end: block.end }]
  const base = table.toUtf16(block.start)
  const line = masksAsWords(text.slice(base, table.toUtf16(block.end)))
  const at = (units: number) => codePoint(table.toCodePoint(utf16(base + units)))
  const units = stride === 'sentence' ? sentencesOf(line, abbreviations?.()) : [...segmenters[stride].segment(line)].filter(({ isWordLike }) => stride !== 'word' || isWordLike)
  return units
    .filter(({ segment }) => segment.trim() !== '')
    .map(({ index, segment }) => ({ start: at(index + segment.length - segment.trimStart().length), end: at(index + segment.trimEnd().length) }))
}
