import { type Result, fail } from '@/core/result'

/**
 * Bytes beyond the limit that are still taken off the wire, and thrown away. Whoever is refused while still sending gets
 * a broken connection in place of the answer; so the rest is heard out first, up to here.
 */
const patience = 32 * 1024 * 1024

/**
 * Reads the body of a request as UTF-8, and keeps no more than the limit, in bytes: what is too large is refused with
 * `tooLarge`, never cut. Other encodings are `invalid`.
 */
export async function readBody(request: Request, limit: number): Promise<Result<string>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size <= limit) parts.push(part)
    else parts.length = 0
    if (size > limit + patience) break
  }
  if (size > limit) return fail('tooLarge', `This is too large: at most ${Math.floor(limit / 1024)} KiB are taken here.`)
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)) }
  } catch {
    return fail('invalid', 'The body is not UTF-8.')
  }
}
