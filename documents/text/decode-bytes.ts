import { firstInvalidByte } from '@/core/import/decode'
import { fail, ok, type Result } from '@/core/result'
import type { ToldEncoding } from '../entry'

export interface DecodedText {
  /** A byte order mark stays at the start, as in `decodeText`. */
  readonly text: string
  /** As the WHATWG calls it: `utf-8`, `utf-16le`, `windows-1252`. */
  readonly encoding: string
}

/** What is known of how bytes are written, apart from the bytes. */
export interface EncodingHints {
  /** What the file says of itself; a name that nobody knows counts as nothing. */
  readonly declared?: string
  /** What the person who brings it says. */
  readonly told?: ToldEncoding
}

/**
 * Decodes a whole file: UTF-16 by its byte order mark; UTF-8 where every byte fits, whatever else is said, since no other
 * text looks like it by chance; then what the file declares, then what was told. Nothing is guessed.
 */
export function decodeBytes(bytes: Uint8Array, { declared, told }: EncodingHints): Result<DecodedText> {
  const marked = markOf(bytes)
  if (marked) return decoded(bytes, marked) ?? fail('refused', `The byte order mark says ${nameOf(marked)}, and the bytes are not: the file is cut off or damaged.`)
  const bad = firstInvalidByte(bytes)
  if (bad === undefined) return decoded(bytes, 'utf-8')!
  for (const [encoding, who] of [[declared, 'says'], [told, 'was said']] as const) {
    const known = encoding === undefined ? undefined : knownEncoding(encoding)
    if (known === undefined || known === 'utf-8') continue
    return decoded(bytes, known) ?? fail('refused', who === 'says' ? `The file says that it is ${nameOf(known)}, and it is not.` : `The file is not ${nameOf(known)}, as was said.`)
  }
  return fail('refused', notUtf8(bad), { details: { line: lineOfByte(bytes, bad) } })
}

/** Why bytes are no UTF-8 and what helps. `at` counts from 0. */
export function notUtf8(at: number): string {
  return `This file is not UTF-8: byte ${at + 1} belongs to no character. Save it as UTF-8, or say which encoding it has: on the page, under “The same for all of the file”.`
}

/** The encoding that a byte order mark of UTF-16 announces. */
export function markOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Always strict, and always to be used with `stream`: otherwise Node 20 takes windows-1252 for Latin-1. */
export function strictDecoder(encoding: string, ignoreBOM = true): TextDecoder {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM })
}

function decoded(bytes: Uint8Array, encoding: string): Result<DecodedText> | undefined {
  try {
    const decoder = strictDecoder(encoding)
    return ok({ text: decoder.decode(bytes, { stream: true }) + decoder.decode(), encoding })
  } catch {
    return undefined
  }
}

/** A name that HTML pages use, as the WHATWG has it; UTF-16 is none that bytes without a mark can declare. */
function knownEncoding(label: string): string | undefined {
  try {
    const { encoding } = strictDecoder(label.trim())
    return encoding.startsWith('utf-16') ? undefined : encoding
  } catch {
    return undefined
  }
}

function nameOf(encoding: string): string {
  return encoding.startsWith('utf-16') ? 'UTF-16' : encoding
}

function lineOfByte(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let index = 0; index < at; index++) if (bytes[index] === 0x0a || (bytes[index] === 0x0d && bytes[index + 1] !== 0x0a)) line++
  return line
}
