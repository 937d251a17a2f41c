import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Transform } from 'node:stream'

/** Digits of a SHA-256. */
const digits = 64

/** The comment of the archive, in whose last digits the seal is written: the end of the file, byte for byte. */
export const unsealed = `Crossread backup. SHA-256 of every byte before these digits: ${'0'.repeat(digits)}`

/**
 * Passes a file on and puts the SHA-256 of all that came before into its last 64 bytes, which have to be kept free for it.
 * A ZIP archive has many bytes that nobody compares with anything; with the seal, one that is not as it was written shows.
 */
export function seal(): Transform {
  const hash = createHash('sha256')
  let held = Buffer.alloc(0)
  return new Transform({
    transform(chunk: Buffer, _, pass) {
      const all = Buffer.concat([held, chunk])
      const ready = all.subarray(0, Math.max(0, all.length - digits))
      held = all.subarray(ready.length)
      hash.update(ready)
      pass(null, ready)
    },
    flush(pass) {
      if (held.toString('latin1') === '0'.repeat(digits)) pass(null, Buffer.from(hash.digest('hex'), 'latin1'))
      else pass(new Error('no room was kept for the seal'))
    },
  })
}

/** Whether every byte of a file is as it was sealed. Reads all of it. @param tell told how many bytes were read */
export async function isSealed(path: string, tell: (bytes: number) => void = () => {}): Promise<boolean> {
  const { size } = await stat(path)
  if (size <= digits) return false
  const hash = createHash('sha256')
  let read = 0
  for await (const chunk of createReadStream(path, { end: size - digits - 1, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    read += chunk.length
    tell(read)
  }
  let last = ''
  for await (const chunk of createReadStream(path, { start: size - digits, encoding: 'latin1' }) as AsyncIterable<string>) last += chunk
  return last === hash.digest('hex')
}
