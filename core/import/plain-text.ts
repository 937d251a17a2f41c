import { isBlank } from './decode'
import type { Draft } from './draft'
import type { LineTable } from './line-table'

/** Bullets that open an item of a list in plain text. They stay in the text. */
const bullet = /^\s*[•‣▪◦·]\s/

/** Reads plain text: every line that has something to see is a block, its characters untouched. */
export function readPlainText(raw: string, table: LineTable, from = 0, to = raw.length): Draft[] {
  const drafts: Draft[] = []
  const first = table.lineAt(from) - 1
  const last = table.lineAt(to)
  for (let index = first; index < last; index++) {
    const line = table.lines[index]!
    const start = Math.max(line.start, from)
    const text = raw.slice(start, Math.min(line.end, to))
    if (isBlank(text)) continue
    const form = bullet.test(text) ? 'listItem' : 'paragraph'
    drafts.push({ form, level: 0, text, pieces: [{ text, raw: start }], marks: [], lines: { first: index + 1, last: index + 1 } })
  }
  return drafts
}
