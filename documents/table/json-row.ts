import { clip } from '@/core/formats/clip'
import { limits } from '../limits'
import { rowOf, type TableRow } from './row'

/**
 * Reads one object of JSON as a row: `{"a": {"b": 1}}` has a field `a.b`, a list has `a.0`, `a.1`. Numbers stand as they
 * are written where a computer would round them; `null` and what is empty are no fields.
 * @param line on which it begins
 */
export function readJsonRow(text: string, line: number): TableRow {
  if (depthOf(text) > limits.depth) return { line, message: `Lists and objects stand more than ${limits.depth} deep within each other.` }
  const value = parse(text)
  if (!value.ok) return { line, message: `This is no JSON: ${clip(value.message)}.` }
  if (typeof value.value !== 'object' || value.value === null || Array.isArray(value.value)) return { line, message: `An object with fields is expected here, and this is ${nameOf(value.value)}.` }
  const entries: [string, string][] = []
  // One more than is allowed, so that it is refused and nothing larger is ever built.
  const waiting: { name: string; value: unknown }[] = [{ name: '', value: value.value }]
  for (let next = waiting.pop(); next && entries.length <= limits.columns; next = waiting.pop()) {
    const { name, value } = next
    if (value === null) continue
    if (typeof value !== 'object') {
      entries.push([name, typeof value === 'string' ? value : JSON.stringify(value)])
      continue
    }
    const keys = Object.keys(value)
    if (keys.length > limits.columns) return { line, message: `${name === '' ? 'The row' : `“${clip(name)}”`} has ${keys.length} fields; more than ${limits.columns} are not read.` }
    for (const key of keys.reverse()) {
      if (key === '__proto__') return { line, message: 'A field cannot be called “__proto__”.' }
      waiting.push({ name: name === '' ? key : `${name}.${key}`, value: (value as Record<string, unknown>)[key] })
    }
  }
  return entries.length === 0 ? { line, message: 'The row has no fields.' } : rowOf(line, entries)
}

/**
 * How deep lists and objects stand within each other, without building any of them. Every character is looked at once: this
 * comes before anybody knows whether the row is JSON, and an expression would look again for the end of a string that has none.
 */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (inString) {
      if (sign === backslash) at++
      else if (sign === quotationMark) inString = false
    } else if (sign === quotationMark) inString = true
    else if (sign === 0x5b || sign === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (sign === 0x5d || sign === 0x7d) depth--
  }
  return deepest
}

const quotationMark = 0x22
const backslash = 0x5c

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

function parse(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text)
    // Numbers of so many digits lose some of them; “1234567890123456789” is an id and no quantity.
    if (!/\d{16}/.test(text)) return { ok: true, value }
    return { ok: true, value: JSON.parse(text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs, (token) => (token.startsWith('"') ? token : `"${token}"`))) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message.replace(/\.$/, '') : 'it cannot be read' }
  }
}

function nameOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}
