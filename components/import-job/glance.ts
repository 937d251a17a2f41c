import { worthOpening } from '@/core/import-job/package-files'
import type { FileGlance } from '@/core/import-job/recognise'
import { type ZippedFile, contentAfter, filesInZip, headerLength, zipTail } from '@/core/import-job/zip-names'

/** So many bytes of the beginning tell what a file is. */
const begin = 64 * 1024

/** Packed bytes are unpacked so many at a time, so that little of them never becomes too much at once. */
const piece = 1024

/** Looks at the beginning of a file, and into the directory of an archive and at the beginnings of a few files in it. None of it leaves the browser. @throws when the file cannot be read any more. */
export async function glanceAt(file: File): Promise<FileGlance> {
  if (/\.zip$/i.test(file.name)) {
    const files = filesInZip(await bytesOf(file, Math.max(0, file.size - zipTail), file.size), file.size) ?? []
    const entries = files.map(({ path }) => path)
    const beginnings = new Map<string, string>()
    for (const path of worthOpening(entries)) beginnings.set(path, await beginningIn(file, files.find((one) => one.path === path)!))
    return { name: file.name, beginning: '', entries, beginnings }
  }
  return { name: file.name, beginning: new TextDecoder().decode(await bytesOf(file, 0, begin)) }
}

/** The first characters of a file in an archive; none where it cannot be unpacked: the server says why when it reads it. */
async function beginningIn(archive: Blob, { header, packed, method }: ZippedFile): Promise<string> {
  const content = contentAfter(await bytesOf(archive, header, header + headerLength))
  if (content === undefined || (method !== stored && method !== deflated)) return ''
  const from = header + content
  // Deflate makes nothing longer that is worth mentioning: this is enough to have the beginning whole.
  const bytes = await bytesOf(archive, from, from + Math.min(packed, 2 * begin))
  return new TextDecoder().decode(method === stored ? bytes.subarray(0, begin) : await unpackedBeginning(bytes))
}

const stored = 0
const deflated = 8

/** What bytes begin with when they are unpacked: no more is than is asked for, whatever there is. */
async function unpackedBeginning(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  let at = 0
  const pieces = new ReadableStream<BufferSource>({
    pull: (controller) => {
      if (at >= packed.length) return controller.close()
      controller.enqueue(packed.subarray(at, at + piece))
      at += piece
    },
  }, { highWaterMark: 0 })
  const reader = pieces.pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const unpacked = new Uint8Array(begin)
  let length = 0
  try {
    while (length < begin) {
      const { done, value } = await reader.read()
      if (done) break
      const taken = value.subarray(0, begin - length)
      unpacked.set(taken, length)
      length += taken.length
    }
    await reader.cancel()
  } catch {
    // Damaged, or encrypted: what came before that is what there is.
  }
  return unpacked.subarray(0, length)
}

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer())
}
