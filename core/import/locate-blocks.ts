import type { Block } from '@/core/article/block'
import type { CanonicalText } from '@/core/article/canonical-text'
import { stretchToRaw } from '@/core/article/offset-map'
import { codePoint, type CodePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { lineTable, type LineRange } from './line-table'

/** A block with its words and the lines of the raw text that they stand in. */
export interface LocatedBlock extends Block {
  readonly text: string
  /** Undefined where no character of the block comes from the raw text. */
  readonly lines: LineRange | undefined
}

/** Finds the blocks of a canonical text in the raw text: what a preview shows, right after edits too. */
export function locateBlocks(raw: string, canonical: CanonicalText): LocatedBlock[] {
  const table = offsetTable(canonical.text)
  const rawTable = offsetTable(raw)
  const { lineAt } = lineTable(raw)
  const line = (at: CodePoint) => lineAt(rawTable.toUtf16(at))
  return canonical.blocks.map((block) => {
    const stretch = stretchToRaw(canonical.map, block)
    const lines = stretch && { first: line(stretch.start), last: line(codePoint(stretch.end - 1)) }
    return { ...block, text: table.slice(block.start, block.end), lines }
  })
}
