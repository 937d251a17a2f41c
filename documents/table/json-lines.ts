import { limits } from '../limits'
import { readJsonRow } from './json-row'
import { linesOf } from './lines'
import { Refusal } from '../refusal'
import type { TableRow } from './row'

/** Reads JSONL: an object on each line. A line that is none is refused, and the next one read. Empty lines count, and say nothing. */
export async function* readJsonLines(texts: AsyncIterable<string>): AsyncGenerator<TableRow> {
  let rows = 0
  for await (const { line, text } of linesOf(texts, limits.row)) {
    if (text?.trim() === '') continue
    rows++
    yield text === undefined ? { line, message: `The line has more than ${limits.row / 1024 / 1024} MiB.` } : readJsonRow(text, line)
  }
  if (rows === 0) throw new Refusal('The file is empty.')
}
