import { PassThrough, Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { PackageFile } from '@/core/export/choice'

/**
 * A ZIP archive of files, made as it is read and as slowly as its reader: one file after the other, nothing held. An error
 * of a file is the error of the archive; a reader that is gone ends the file it was at, and asks for no other.
 * @param at the time that every entry bears, so that equal files make equal archives
 */
export function zipOf(files: AsyncIterable<PackageFile>, at: Date): Readable {
  const archive = new ZipFile()
  const output = new PassThrough()
  archive.outputStream.pipe(output)
  archive.on('error', (error: Error) => output.destroy(error))
  let current: Readable | undefined
  output.once('close', () => current?.destroy())
  const add = async (): Promise<void> => {
    for await (const { path, bytes } of files) {
      if (output.destroyed) return
      current = Readable.from(bytes, { objectMode: false })
      archive.addReadStream(current, path, { mtime: at, mode: 0o100644 })
      await finished(current)
      if (output.destroyed) return
    }
    archive.end()
  }
  add().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))))
  return output
}
