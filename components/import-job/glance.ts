import type { FileGlance } from '@/core/import-job/recognise'
import { namesInZip, zipTail } from '@/core/import-job/zip-names'

/** So many bytes of the beginning tell what a file is. */
const begin = 64 * 1024

/** Looks at the beginning of a file, and into the directory of an archive. None of it leaves the browser. @throws when the file cannot be read any more. */
export async function glanceAt(file: File): Promise<FileGlance> {
  if (/\.zip$/i.test(file.name)) {
    const tail = new Uint8Array(await file.slice(Math.max(0, file.size - zipTail)).arrayBuffer())
    return { name: file.name, beginning: '', entries: namesInZip(tail, file.size) ?? [] }
  }
  return { name: file.name, beginning: new TextDecoder().decode(await file.slice(0, begin).arrayBuffer()) }
}
