import { once } from 'node:events'
import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ZipFile } from 'yazl'
import { importLimit } from '@/core/import-job/state'
import { Failure, reasonOf } from '../failure'

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
  if (found.isDirectory()) return { name: `${basename(path)}.zip`, bytes: await archiveOf(path) }
  if (found.size > importLimit) throw new Failure(`${path} is too large to be sent: at most ${importLimit / 1024 / 1024} MiB are taken.`, 'Split it.')
  return { name: basename(path), bytes: new Uint8Array(await readFile(path)) }
}

async function archiveOf(folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const archive = new ZipFile()
  const paths = await pathsIn(folder, '')
  if (paths.length === 0) throw new Failure(`There is nothing in ${folder}.`, 'Name the folder that holds the files.')
  for (const path of paths) archive.addFile(join(folder, path), path, { mtime: new Date(0) })
  archive.end()
  const parts: Buffer[] = []
  let size = 0
  archive.outputStream.on('data', (part: Buffer) => {
    size += part.length
    if (size <= importLimit) parts.push(part)
  })
  await once(archive.outputStream, 'end')
  if (size > importLimit) throw new Failure(`${folder} is too large to be sent, also packed.`, 'Send it in parts.')
  return new Uint8Array(Buffer.concat(parts))
}

async function pathsIn(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true })
  const paths: string[] = []
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) paths.push(...(await pathsIn(folder, path)))
    else if (entry.isFile()) paths.push(path)
  }
  return paths
}
