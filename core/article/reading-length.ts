import { type Block, isAnnotatedByDefault } from './block'
import { offsetTable } from '../text/offset-table'

/** Words, as white space separates them, of the blocks that are annotated by default. */
export function annotatedWords(text: string, blocks: readonly Block[]): number {
  const { slice } = offsetTable(text)
  return blocks.filter(({ kind }) => isAnnotatedByDefault(kind)).reduce((sum, { start, end }) => sum + slice(start, end).split(/\s+/).filter(Boolean).length, 0)
}

/** The first words of the article itself, to know an untitled one by. No more than `most`, and no ellipsis. */
export function openingWords(text: string, blocks: readonly Block[], most = 12): string {
  const first = blocks.find(({ kind }) => isAnnotatedByDefault(kind)) ?? blocks[0]
  if (!first) return ''
  const words = offsetTable(text).slice(first.start, first.end).split(/\s+/).filter(Boolean)
  return words.slice(0, most).join(' ')
}
