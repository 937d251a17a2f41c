import { firstInvalidByte } from '@/core/import/decode'
import type { ToldEncoding } from '../entry'
import { Refusal } from '../refusal'
import { LineCount } from './line-count'
import { markOf, notUtf8, strictDecoder } from './decode-bytes'

type Chunks = AsyncIterable<Uint8Array>

/**
 * Decodes a file piece by piece, without its byte order mark: by the same rules as `decodeBytes`. Where an encoding was
 * told the file is read twice, since only the whole of it can say that it is UTF-8.
 * Throws a `Refusal` with the line at the first byte that belongs to no character, after all that stands before it.
 */
export async function* decodeStream(open: () => Chunks, told?: ToldEncoding): AsyncGenerator<string> {
  const begun = await firstBytes(open())
  const marked = markOf(begun)
  if (marked) yield* decodeAs(open(), marked)
  else if (told !== undefined && !(await isUtf8(open()))) yield* decodeAs(open(), told)
  else yield* decodeUtf8(open())
}

async function firstBytes(chunks: Chunks): Promise<Uint8Array> {
  for await (const chunk of chunks) if (chunk.length >= 2) return chunk
  return new Uint8Array()
}

async function isUtf8(chunks: Chunks): Promise<boolean> {
  const decoder = strictDecoder('utf-8')
  try {
    for await (const chunk of chunks) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

async function* decodeAs(chunks: Chunks, encoding: string): AsyncGenerator<string> {
  const decoder = strictDecoder(encoding, false)
  const lines = new LineCount()
  const next = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw new Refusal(`This file is not ${encoding.startsWith('utf-16') ? 'UTF-16' : encoding} throughout: a character there is broken.`, lines.line)
    }
  }
  for await (const chunk of chunks) {
    const text = next(chunk)
    lines.add(text)
    yield text
  }
  yield next()
}

async function* decodeUtf8(chunks: Chunks): AsyncGenerator<string> {
  const lines = new LineCount()
  let before = 0
  let first = true
  /** A character that a piece ends in the middle of. */
  let rest: Uint8Array = new Uint8Array()
  const next = (bytes: Uint8Array): string => {
    const bad = firstInvalidByte(bytes)
    const text = strictDecoder('utf-8', !first).decode(bytes.subarray(0, bad))
    if (bytes.length > 0) first = false
    lines.add(text)
    before += bad ?? bytes.length
    return text
  }
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const whole = bytes.length - unfinished(bytes)
    rest = Buffer.from(bytes.subarray(whole))
    const from = before
    yield next(bytes.subarray(0, whole))
    if (before - from < whole) throw new Refusal(notUtf8(before), lines.line)
  }
  if (rest.length > 0) throw new Refusal('The file ends in the middle of a character: it is cut off.', lines.line)
}

/** How many bytes at the end may be the beginning of a character. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}
