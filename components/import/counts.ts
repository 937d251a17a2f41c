import { isAnnotatedByDefault, isFurniture } from '@/core/article/block'
import type { CanonicalText } from '@/core/article/canonical-text'
import { offsetTable } from '@/core/text/offset-table'

/** How much there is in a text, and how much of it is not the article's own. */
export interface Counts {
  readonly blocks: number
  readonly words: number
  readonly codePoints: number
  /** Blocks shown dimmed and not annotated by default. */
  readonly dimmedBlocks: number
  readonly dimmedWords: number
  /** Of the dimmed ones, those that fold away. */
  readonly foldedBlocks: number
}

/** Counts a canonical text. A word is a run of letters and digits, with what may stand inside one. */
export function countsOf({ text, blocks }: Pick<CanonicalText, 'text' | 'blocks'>): Counts {
  const table = offsetTable(text)
  const counts = { blocks: blocks.length, words: 0, codePoints: table.length, dimmedBlocks: 0, dimmedWords: 0, foldedBlocks: 0 }
  for (const block of blocks) {
    const words = wordCount(table.slice(block.start, block.end))
    counts.words += words
    if (isAnnotatedByDefault(block.kind)) continue
    counts.dimmedBlocks++
    counts.dimmedWords += words
    if (isFurniture(block.kind)) counts.foldedBlocks++
  }
  return counts
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
}
