import { createReadStream } from 'node:fs'
import { type TextFile, partsOfPath } from '@/core/formats/files'
import type { Finding } from '@/core/formats/finding'
import { describesPackage, standsBeside } from '@/core/import-job/package-files'
import { isPackedFolder, pathWithin } from '@/core/import-job/packed-folder'
import { filesOf } from './archive/read-archive'
import { readWhole } from './read-whole'
import { Refusal } from './refusal'
import type { SourceFile } from './source-file'
import { decodeBytes } from './text/decode-bytes'

/** What a file of layers holds: texts and labels, and a finding for each file that cannot be read as text. */
export interface TextFiles {
  readonly files: readonly TextFile[]
  readonly findings: readonly Finding[]
}

/** Labels and their texts are held in memory while they are put together: so many bytes at most, one file and all. */
const most = { file: 64 * 1024 * 1024, all: 256 * 1024 * 1024 } as const

/**
 * Reads a file, or the files of an archive, that have one of the endings, for the readers of `core/formats`. A folder
 * that everything in an archive lies in, and folders in it, is left away: it is no annotator. What only describes a package of ours,
 * or stands beside its format, is passed over. Bad input is a finding, never thrown.
 */
export async function readTextFiles(path: string, name: string, endings: readonly string[], { signal }: { readonly signal: AbortSignal }): Promise<TextFiles> {
  const files: TextFile[] = []
  const findings: Finding[] = []
  let left: number = most.all
  const told = (file: string, message: string, line?: number) => findings.push({ kind: 'malformed', place: { file, ...(line === undefined ? {} : { line }) }, message })
  const take = async (file: SourceFile, shown: string) => {
    try {
      const bytes = await readWhole(file.open(), Math.min(most.file, left))
      left -= bytes.length
      const decoded = decodeBytes(bytes, {})
      if (decoded.ok) files.push({ path: shown, text: decoded.value.text })
      else told(shown, decoded.problem.message, (decoded.problem.details as { line?: number } | undefined)?.line)
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof Refusal)) throw error
      told(shown, left < most.file ? `All that is to be read is larger than ${most.all / 1024 / 1024} MiB; this file was not read.` : error.message, error.line)
    }
  }
  try {
    if (partsOfPath(name).ending !== 'zip' && !isPackedFolder(name)) await take({ name, open: () => createReadStream(path, { signal }) }, name)
    else {
      for await (const file of filesOf(path, name)) {
        signal.throwIfAborted()
        const shown = file.name.slice(pathWithin(name, '').length)
        if ('message' in file) told(shown, file.message)
        else if (endings.includes(partsOfPath(shown).ending) && !describesPackage(shown)) await take(file, shown)
      }
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof Refusal)) throw error
    told(name, error.message, error.line)
  }
  return { files: withoutRoot(withoutBeside(files)), findings }
}

/** Files without those that stand beside the format in our packages; all of them where there is nothing else. */
function withoutBeside(files: readonly TextFile[]): readonly TextFile[] {
  const format = files.filter(({ text }) => !standsBeside(text))
  return format.length > 0 ? format : files
}

/** Paths without the folder that all of them lie in, as long as each lies in another one in it. */
function withoutRoot(files: readonly TextFile[]): readonly TextFile[] {
  const [first] = files
  const root = first?.path.slice(0, first.path.indexOf('/') + 1) ?? ''
  if (root === '' || files.some(({ path }) => !path.startsWith(root) || !path.slice(root.length).includes('/'))) return files
  return withoutRoot(files.map(({ path, text }) => ({ path: path.slice(root.length), text })))
}

