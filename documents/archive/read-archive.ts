import { openPromise, type ZipFile } from 'yauzl'
import { pathWithin } from '@/core/import-job/packed-folder'
import { limits } from '../limits'
import { Refusal } from '../refusal'
import type { SourceFile } from '../source-file'
import { pathOf } from './entry-path'
import { type Budget, inflated, refusalFor } from './inflate'
import { Occupied } from './occupied'

/** A file of an archive, or one that cannot be read, with why. */
export type ArchivedFile = SourceFile | { readonly name: string; readonly message: string }

/**
 * The files of a ZIP archive, in the order of its directory. Each can be read until the next one is asked for.
 * Throws a `Refusal` where the archive itself is broken, after the files before.
 */
export async function* filesOf(path: string, name: string): AsyncGenerator<ArchivedFile> {
  const zip = await openArchive(() => openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false }))
  const occupied = new Occupied()
  const budget: Budget = { left: limits.archive.inflated }
  let entries = 0
  let files = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (++entries > limits.archive.entries) throw new Refusal(`The archive has more than ${limits.archive.entries} entries; the rest was not read.`)
      const { path, problem, isPassedOver } = pathOf(entry)
      if (isPassedOver && problem === undefined) continue
      files++
      const within = pathWithin(name, path)
      // Its header has the name at least; what is more there only makes the stretch longer.
      const start = entry.relativeOffsetOfLocalHeader
      const isFree = occupied.take(start, start + 30 + entry.fileNameLength + entry.compressedSize)
      if (problem !== undefined) yield { name: within, message: problem }
      else if (!isFree) yield { name: within, message: 'The file shares its bytes with another of the archive.' }
      else yield { name: within, open: () => inflated(zip, entry, budget) }
    }
  } catch (error) {
    throw refusalFor(error, 'The archive is damaged or cut off; what stands after this was not read.')
  } finally {
    zip.close()
  }
  if (files === 0) throw new Refusal('There is nothing in the archive.')
}

/** Opens an archive; throws a `Refusal` where it is none. */
export async function openArchive(open: () => Promise<ZipFile>): Promise<ZipFile> {
  try {
    const zip = await open()
    // What goes wrong is told to whoever reads at that moment; what comes later has nobody else to hear it.
    zip.on('error', () => {})
    return zip
  } catch (error) {
    throw refusalFor(error, 'The archive is damaged or cut off: its directory, which stands at the end, cannot be read.')
  }
}
