import { fail, ok, type Result } from '@/core/result'

/** What an imported text may be at most. */
export interface ImportLimits {
  /** Bytes of UTF-8. */
  readonly maxBytes: number
}

/** Far more than any article. Reading Markdown takes seconds for each MiB, in which the server answers nobody else. */
export const defaultLimits: ImportLimits = { maxBytes: 1024 * 1024 }

/** How files that are not text begin. Names what was given, so that the message can say it. */
const signatures: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: 'a PDF file', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'a ZIP archive or an office document', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'an older office document', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'a PNG picture', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a JPEG picture', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a GIF picture', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b] },
  { name: 'text in UTF-16, not in UTF-8', bytes: [0xff, 0xfe] },
  { name: 'text in UTF-16, not in UTF-8', bytes: [0xfe, 0xff] },
]

/**
 * Decodes a file as UTF-8. A byte order mark stays at the start of the string: the raw text is the
 * whole file, so that raw offsets count every code point of it; `importArticle` leaves the mark out
 * of the canonical text. Fails with a sentence that says what is wrong and where.
 */
export function decodeText(bytes: Uint8Array, limits: ImportLimits = defaultLimits): Result<string> {
  if (bytes.length > limits.maxBytes) return tooLarge(bytes.length, limits)
  const signature = signatureOf(bytes)
  if (signature) return fail('refused', `This is ${signature}. Save it as plain text in UTF-8 and try again.`)
  const bad = firstInvalidByte(bytes)
  if (bad !== undefined) {
    const line = countLines(bytes.subarray(0, bad))
    return fail('refused', `This file is not UTF-8: byte ${bad + 1}, in line ${line}, belongs to no character. Save it as UTF-8 and try again.`)
  }
  return checkText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), limits)
}

/** What a file is by its first bytes, such as “a PDF file”; undefined where it may be text. */
export function signatureOf(bytes: Uint8Array): string | undefined {
  return signatures.find((known) => known.bytes.every((byte, index) => bytes[index] === byte))?.name
}

/** The same checks for pasted text. Positions in the messages are lines and characters, counted from 1. */
export function checkText(text: string, limits: ImportLimits = defaultLimits): Result<string> {
  // A UTF-16 unit is at most three bytes of UTF-8, so that short texts need not be measured.
  if (text.length * 3 > limits.maxBytes) {
    const size = new TextEncoder().encode(text).length
    if (size > limits.maxBytes) return tooLarge(size, limits)
  }
  if (isBlank(text)) return fail('refused', text === '' ? 'There is no text: the file is empty.' : 'There is no text: nothing but white space.')
  const nul = text.indexOf('\0')
  if (nul >= 0) return fail('refused', `There is a NUL character at ${place(text, nul)}. Texts have none: is this a text file?`)
  const surrogate = text.search(/\p{Surrogate}/u)
  if (surrogate >= 0) return fail('refused', `Half a character (a lone surrogate) stands at ${place(text, surrogate)}. Mend it in the source and try again.`)
  const controls = text.match(control)?.length ?? 0
  if (controls * 100 > text.length) {
    return fail('refused', `This looks like a binary file: ${controls} control characters, the first at ${place(text, text.search(control))}.`)
  }
  return ok(text)
}

/** Whether a text has nothing to see: white space, format and control characters only. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Cc}]/u.test(text)
}

/** Control characters that text has no use for; tab, line feed, vertical tab, form feed and return are left out. */
const control = /(?![\t-\r\x80-\x9f])\p{Cc}/gu

function tooLarge(size: number, limits: ImportLimits): Result<never> {
  return fail('tooLarge', `The text has ${inMebibytes(size)} MiB; the limit is ${inMebibytes(limits.maxBytes)} MiB.`)
}

/** Two decimals, and upwards, so that what is over a limit does not read as the limit. */
function inMebibytes(size: number): string {
  return String(Math.ceil((size / 1024 / 1024) * 100) / 100)
}

/** “line 3, character 14”, the character counted in code points. `at` is a UTF-16 offset. */
function place(text: string, at: number): string {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/)
  return `line ${lines.length}, character ${[...lines.at(-1)!].length + 1}`
}

function countLines(bytes: Uint8Array): number {
  return bytes.reduce((lines, byte, index) => lines + (byte === 0x0a || (byte === 0x0d && bytes[index + 1] !== 0x0a) ? 1 : 0), 1)
}

/**
 * Where the first byte stands that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing
 * beyond U+10FFFF). `TextDecoder` refuses such bytes too, but does not say where they are.
 */
export function firstInvalidByte(bytes: Uint8Array): number | undefined {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!
    const more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1
    if (more < 0) return at
    for (let step = 1; step <= more; step++) {
      const byte = bytes[at + step]
      const [low, high] = step === 1 ? (secondByte.get(lead) ?? [0x80, 0xbf]) : [0x80, 0xbf]
      if (byte === undefined || byte < low || byte > high) return at
    }
    at += more + 1
  }
  return undefined
}

/** Lead bytes after which not every continuation byte may follow. */
const secondByte: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
])
