import { type Result, fail } from '@/core/result'

/**
 * Reads the body of a request as UTF-8, and stops at the limit, in bytes: what is too large is refused with
 * `tooLarge`, never cut. Other encodings are `invalid`.
 */
export async function readBody(request: Request, limit: number): Promise<Result<string>> {
  const tooLarge = fail('tooLarge', `This is too large: at most ${Math.floor(limit / 1024)} KiB are taken here.`)
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > limit) return tooLarge
    parts.push(part)
  }
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)) }
  } catch {
    return fail('invalid', 'The body is not UTF-8.')
  }
}
