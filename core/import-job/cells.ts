import { readDateLine } from '../import/dates'
import { isPartialDate } from '../partial-date'
import { webAddressField } from '../request/field'
import { longestLine } from '../request/longest-line'
import type { MappedField } from './mapping'

/** What a cell says, and, where it could not be kept as it is, a sentence that says so. */
export interface Cell {
  readonly value: string | null
  readonly note?: string
}

/** Reads a cell that is not empty. What cannot be read is unknown, never guessed, and said. */
export function readCell(field: Exclude<MappedField, 'text'>, words: string): Cell {
  if (field === 'date') return readDate(words)
  if (field === 'address') return readAddress(words)
  const line = words.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (line === '') return { value: null }
  const letters = [...line]
  if (letters.length <= longestLine[field]) return { value: line }
  return { value: letters.slice(0, longestLine[field]).join('').trimEnd(), note: `The ${field} has ${letters.length} characters; the first ${longestLine[field]} were kept.` }
}

function readDate(words: string): Cell {
  const text = words.trim()
  if (isPartialDate(text)) return { value: text }
  // Seconds or milliseconds since 1970, as programs write them.
  if (/^\d{10}(?:\.\d+)?$|^\d{13}$/.test(text)) return { value: new Date(text.length === 13 ? Number(text) : Math.floor(Number(text)) * 1000).toISOString().replace('.000Z', 'Z') }
  const read = readDateLine(text.replace(/(?<=\d{4}-\d{2}-\d{2})[ T]00:00:00(?:\.0+)?$/, '').replace(/(\d{4}-\d{2}-\d{2}) (?=\d{2}:)/, '$1T'))
  if (read?.date) return read.reason === undefined ? { value: read.date } : { value: read.date, note: `The date “${clipped(text)}” is kept as ${read.date}: ${read.reason}.` }
  return { value: null, note: `The date “${clipped(text)}” ${read?.reason === undefined ? 'could not be read' : `is left out: ${read.reason}`}; it stays unknown.` }
}

function readAddress(words: string): Cell {
  const read = webAddressField.safeParse(words)
  return read.success ? { value: read.data } : { value: null, note: `The address “${clipped(words.trim())}” is none of a page (https:// or http://); it stays unknown.` }
}

function clipped(words: string): string {
  const letters = [...words.slice(0, 400).replace(/\s+/gu, ' ').replace(/\p{Cs}/gu, '')]
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : letters.join('')
}
