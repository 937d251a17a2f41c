import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString } from 'mdast-util-to-string'
import type { DraftBuilder } from './draft-builder'

/**
 * Adds the value of a Markdown text node to a block and finds each of its characters in the raw
 * text between the UTF-16 offsets `from` and `to`. Skips backslashes of escapes and what begins a
 * continued line; a soft line break becomes one space, and a character reference is put in.
 */
export function appendText(builder: DraftBuilder, value: string, raw: string, from: number, to: number): void {
  let at = from
  let read = 0
  while (read < value.length) {
    const escaped = raw[at] === '\\' && at + 1 < to && raw[at + 1] === value[read] && asciiPunctuation.test(value[read]!)
    const reference = raw[at] === '&' ? referenceAt(raw, at, to, value, read) : undefined
    const ending = lineEndingAt(value, read)
    if (escaped) {
      builder.append(value[read]!, at + 1)
      at += 2
      read += 1
    } else if (reference) {
      builder.append(reference.decoded.replace(/[\r\n]/g, ' '), null)
      at += reference.length
      read += reference.decoded.length
    } else if (ending > 0) {
      while (at < to && (raw[at] === ' ' || raw[at] === '\t')) at++
      at += lineEndingAt(raw, at)
      read += ending
      at += linePrefix(raw, at) - linePrefix(value, read)
      builder.append(' ', null)
    } else if (at < to && raw[at] === value[read]) {
      const length = equalRun(raw, at, to, value, read)
      builder.append(raw.slice(at, at + length), at)
      at += length
      read += length
    } else if (at < to && /[\s>]/.test(raw[at]!)) {
      at += 1
    } else {
      builder.append(value.slice(read).replace(/[\r\n]+/g, ' '), null)
      return
    }
  }
}

const asciiPunctuation = /[!-/:-@[-`{-~]/

/** How many units are the same in both, up to what needs a closer look; at least 1. */
function equalRun(raw: string, at: number, to: number, value: string, read: number): number {
  let length = 1
  while (at + length < to && read + length < value.length) {
    const unit = raw[at + length]
    if (unit !== value[read + length] || unit === '\\' || unit === '&' || unit === '\n' || unit === '\r') break
    length += 1
  }
  return length
}

function lineEndingAt(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1
  return text[at] === '\n' ? 1 : 0
}

/** The length of the indentation and quotation marks that a continued line begins with. */
function linePrefix(text: string, at: number): number {
  let end = at
  while (text[end] === ' ' || text[end] === '\t' || text[end] === '>') end++
  return end - at
}

function referenceAt(raw: string, at: number, to: number, value: string, read: number) {
  const written = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});/i.exec(raw.slice(at, Math.min(to, at + 40)))?.[0]
  if (!written) return undefined
  const decoded = decodeReference(written)
  return decoded !== written && value.startsWith(decoded, read) ? { decoded, length: written.length } : undefined
}

/** What a character reference stands for: asked of the parser itself, so that the two agree. */
function decodeReference(written: string): string {
  const known = decodedReferences.get(written)
  if (known !== undefined) return known
  if (decodedReferences.size > 4096) decodedReferences.clear()
  const decoded = toString(fromMarkdown(`x${written}x`)).slice(1, -1)
  decodedReferences.set(written, decoded)
  return decoded
}

/** What was asked of the parser already: a text has few references, and each many times. */
const decodedReferences = new Map<string, string>()
