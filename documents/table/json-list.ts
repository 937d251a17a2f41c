import { clip } from '@/core/formats/clip'
import { limits } from '../limits'
import { Refusal } from '../refusal'
import { LineCount } from '../text/line-count'
import { readJsonRow } from './json-row'
import type { TableRow } from './row'

/** What matters between the elements of a list and in them: everything else is skipped over. */
const tokens = /["\\[\]{},]|[^\s"\\[\]{},]+/g

/**
 * Reads a file that is one list of objects, element by element, without ever holding the list. An element that is none
 * is refused, and the next one read; where the list itself is broken, a `Refusal` is thrown.
 */
export async function* readJsonList(texts: AsyncIterable<string>): AsyncGenerator<TableRow> {
  const lines = new LineCount()
  let state: 'before' | 'element' | 'between' | 'after' = 'before'
  let inString = false
  let escaped = false
  let depth = 0
  let rows = 0
  /** The element as far as it has come. */
  let parts: string[] = []
  let length = 0
  let line = 1
  const keep = (part: string): void => {
    length += part.length
    if (length > limits.row) parts = []
    else parts.push(part)
  }
  const take = (): TableRow => {
    const row = length > limits.row ? { line, message: `The element has more than ${limits.row / 1024 / 1024} MiB.` } : readJsonRow(parts.join(''), line)
    parts = []
    length = 0
    rows++
    return row
  }
  for await (const text of texts) {
    /** From where on the piece belongs to the element and is not kept yet. */
    let from = 0
    let counted = 0
    const count = (at: number): void => {
      lines.add(text.slice(counted, at))
      counted = at
    }
    tokens.lastIndex = 0
    for (let at = 0; at < text.length; ) {
      if (inString) {
        at = endOfString(text, at)
        continue
      }
      tokens.lastIndex = at
      const token = tokens.exec(text)
      if (!token) break
      at = token.index + token[0].length
      const sign = token[0]
      if (state === 'after') {
        count(token.index)
        throw new Refusal(`Something stands after the end of the list: “${clip(sign)}”.`, lines.line)
      }
      if (state === 'before') {
        count(token.index)
        if (sign !== '[') throw new Refusal('A .json file has to be a list of objects, [{…}, {…}]; a file with an object on each line is called .jsonl.', lines.line)
        state = 'between'
        continue
      }
      if (state === 'between') {
        count(token.index)
        if (sign === ']') {
          state = 'after'
          continue
        }
        if (sign === ',' || sign === '}' || sign === '\\') throw new Refusal(`An element of the list is expected here, and “${sign}” stands here.`, lines.line)
        state = 'element'
        line = lines.line
        from = token.index
      }
      if (sign === '"') inString = true
      else if (sign === '[' || sign === '{') depth++
      else if (depth > 0 && (sign === ']' || sign === '}')) depth--
      else if (depth === 0 && (sign === ',' || sign === ']')) {
        keep(text.slice(from, token.index))
        yield take()
        state = sign === ',' ? 'between' : 'after'
      }
    }
    if (state === 'element') keep(text.slice(from))
    count(text.length)
  }
  if (state === 'before') throw new Refusal('The file is empty.')
  if (state !== 'after') throw new Refusal(`The list never ends: the file is cut off.${state === 'element' ? ' Its last element was not read.' : ''}`, state === 'element' ? line : lines.line)
  if (rows === 0) throw new Refusal('The list is empty.')

  function endOfString(text: string, at: number): number {
    if (escaped) {
      escaped = false
      return at + 1
    }
    for (let index = at; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      if (unit === 0x22) {
        inString = false
        return index + 1
      }
      if (unit === 0x5c) {
        if (index + 1 === text.length) escaped = true
        index++
      }
    }
    return text.length
  }
}
