import { open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { layerFormats } from '@/core/formats/formats'
import { worthOpening } from '@/core/import-job/package-files'
import { type FileGlance, recognise } from '@/core/import-job/recognise'
import { Failure } from '../failure'

/** Bytes of a file that are looked at. */
const beginning = 64 * 1024

/**
 * Sees to it that files which look like the annotations of another tool are not brought in as plain articles because nobody
 * named a format. What is in an archive is not looked at. @param format as the command line names it; whoever says `articles` means it
 * @throws {Failure} which names the format that they look like
 */
export async function demandArticles(path: string, folder: boolean, format: string | undefined): Promise<void> {
  if (format !== undefined) return
  const seen = folder ? recognise(await glanceInto(path)) : recognise({ name: basename(path), beginning: await beginningOf(path) })
  if (seen.what === 'articles') return
  const name = Object.entries(layerFormats).find(([key]) => key === seen.format)?.[1].name ?? seen.format
  throw new Failure(`${path} looks like annotations, as ${name} writes them. ${seen.because}`, `Nothing was stored. Say --format ${seen.format} to bring the annotations in, or --format articles if only the texts are meant.`)
}

async function glanceInto(folder: string): Promise<FileGlance> {
  const entries = await filesIn(folder)
  const beginnings = new Map<string, string>()
  for (const path of worthOpening(entries)) beginnings.set(path, await beginningOf(join(folder, path)))
  return { name: basename(folder), beginning: '', entries, beginnings }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(beginning), 0, beginning, 0)
    return buffer.subarray(0, bytesRead).toString('utf8')
  } finally {
    await file.close()
  }
}
