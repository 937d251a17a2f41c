import { createWriteStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { temporaryFolder } from '@/data/temporary-folder'

/** Puts the files of a folder, and of the folders in it, into an archive for as long as `work` takes: one file is what an import is made of. */
export async function withArchive<Value>(folder: string, work: (path: string) => Promise<Value>): Promise<Value> {
  const scratch = await temporaryFolder('archive')
  try {
    const path = join(scratch, `${basename(folder)}.zip`)
    const zip = new ZipFile()
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((file) => !/[\\/]\./.test(file.slice(folder.length))).toSorted()
    for (const file of files) zip.addFile(file, file.slice(folder.length + 1).replaceAll('\\', '/'))
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(path))
    return await work(path)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
