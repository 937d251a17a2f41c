import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** What goes into an archive: its path, what is in it, and how. A path that ends with `/` is a folder. */
export interface Packed {
  readonly path: string
  readonly content: string | Uint8Array
  readonly compress?: boolean
  /** Of Unix: 0o120777 is a link. */
  readonly mode?: number
}

/** A ZIP archive of these files. */
export async function zipOf(files: readonly Packed[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { path, content, ...options } of files) {
    if (path.endsWith('/')) zip.addEmptyDirectory(path, { mtime: new Date(0) })
    else zip.addBuffer(Buffer.from(content), path, { mtime: new Date(0), ...options })
  }
  zip.end()
  return buffer(zip.outputStream)
}

/** An archive in which every `from` stands as `to`, of the same length: what no honest program writes. */
export function replaced(archive: Buffer, from: string, to: string): Buffer {
  if (Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new Error('another length would move everything')
  return Buffer.from(archive.toString('latin1').replaceAll(Buffer.from(from).toString('latin1'), Buffer.from(to).toString('latin1')), 'latin1')
}

/** Where in an archive the headers of its directory begin. */
export function directoryEntries(archive: Buffer): number[] {
  const found: number[] = []
  for (let at = archive.indexOf('PK\u0001\u0002'); at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 4)) found.push(at)
  return found
}
