import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { importLimit } from '@/core/import-job/state'
import { Failure, reasonOf } from '../failure'
import { withArchive } from '../import/archive'

/** A file as it is sent to a server: a folder becomes an archive of what is in it. */
export interface Packed {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Reads a file, or packs a folder into an archive; hidden files and links are passed over. */
export async function pack(path: string): Promise<Packed> {
  const found = await stat(path).catch((error: unknown) => {
    throw new Failure(`${path} cannot be read: ${reasonOf(error)}.`, 'Name a file or a folder that is there.')
  })
  return found.isDirectory() ? withArchive(path, (archive) => whole(archive, `${basename(path)}.zip`)) : whole(path, basename(path))
}

async function whole(path: string, name: string): Promise<Packed> {
  const { size } = await stat(path)
  if (size > importLimit) throw new Failure(`${name} is too large to be sent: at most ${importLimit / 1024 / 1024} MiB are taken.`, 'Send it in parts.')
  return { name, bytes: new Uint8Array(await readFile(path)) }
}
