import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { limits } from '../limits'
import { Refusal } from '../refusal'

/** What may still be inflated from an archive; all entries draw on it. Bytes. */
export interface Budget {
  left: number
}

/**
 * The bytes of an entry, piece by piece. They are counted as they come, and nothing that the archive says of its sizes
 * is believed. Throws a `Refusal` at a bomb, and at the end of an entry that is damaged.
 */
export async function* inflated(zip: ZipFile, entry: Entry, budget: Budget): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new Refusal('The file is encrypted.')
  if (!entry.canDecodeFileData()) throw new Refusal('The file is compressed in a way that is not known here: use Deflate.')
  let size = 0
  let checksum = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length
        budget.left -= chunk.length
        if (budget.left < 0) throw new Refusal('All that is in the archive is larger than what may be brought in at once: divide it into several archives.')
        if (size > limits.archive.ratioFloor && size > entry.compressedSize * limits.archive.ratio) {
          throw new Refusal(`The file becomes more than ${limits.archive.ratio} times as large as it is in the archive: no article does.`)
        }
        checksum = crc32(chunk, checksum)
        yield chunk
      }
    } finally {
      stream.destroy()
    }
  } catch (error) {
    throw refusalFor(error, 'The file is damaged, or the archive is cut off.')
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw new Refusal('The file is damaged: its checksum is another.')
}

/** What a reader of archives throws is about the archive, unless the system itself failed. */
export function refusalFor(error: unknown, message: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error
  const { code } = error as NodeJS.ErrnoException
  return code !== undefined && /^E[A-Z]+$/.test(code) ? error : new Refusal(message)
}
