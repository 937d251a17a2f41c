import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { packedFolderName } from '@/core/import-job/packed-folder'
import { importLimit } from '@/core/import-job/state'
import { Failure, reasonOf } from '../failure'
import { withArchive } from '../import/archive'

/** A file as it is sent to a server: a folder becomes an archive of what is in it. Read piece by piece, for it may be large. */
export interface Packed {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** So many bytes from there on, fewer at the end. */
  read(from: number, most: number): Promise<Uint8Array<ArrayBuffer>>
}

/** Gives a file, or a folder packed into an archive for as long as `work` takes; hidden files and links are passed over. @throws {Failure} where there is none, or it is too large. */
export async function withPacked<Value>(path: string, work: (packed: Packed) => Promise<Value>): Promise<Value> {
  const found = await stat(path).catch((error: unknown) => {
    throw new Failure(`${path} cannot be read: ${reasonOf(error)}.`, 'Name a file or a folder that is there.')
  })
  return found.isDirectory() ? withArchive(path, (archive) => opened(archive, packedFolderName(basename(path)), work)) : opened(path, basename(path), work)
}

async function opened<Value>(path: string, name: string, work: (packed: Packed) => Promise<Value>): Promise<Value> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > importLimit) throw new Failure(`${name} is too large to be sent: at most ${importLimit / 1024 / 1024} MiB are taken.`, 'Send it in parts.')
    return await work({ name, size, read: (from, most) => readPiece(file, from, Math.min(most, size - from)) })
  } finally {
    await file.close()
  }
}

async function readPiece(file: FileHandle, from: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
