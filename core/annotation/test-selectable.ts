import type { Block } from '../article/block'
import { codePoint } from '../text/offset'
import { offsetTable } from '../text/offset-table'
import type { Selectable } from './snap'

/** An article of paragraphs, for tests; a line that begins with `~` is furniture. */
export function selectable(...lines: readonly string[]): Selectable {
  let start = 0
  const blocks = lines.map((line): Block => {
    const end = start + [...line].length
    const block: Block = { kind: line.startsWith('~') ? 'furniture' : 'paragraph', start: codePoint(start), end: codePoint(end) }
    start = end + 1
    return block
  })
  const text = lines.join('\n')
  return { text, blocks, table: offsetTable(text) }
}
