import { lstat, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TextFile } from '@/core/formats/files'
import { partsOfPath } from '@/core/formats/files'
import type { Finding } from '@/core/formats/finding'
import { decodeText } from '@/core/import/decode'
import { Failure, reasonOf } from '../failure'

/** Larger files are no labels, and would have to be held in memory whole. Bytes. */
const largest = 256 * 1024 * 1024

/**
 * Reads the files of a folder, and of the folders in it, that have one of the endings, in the order of their paths.
 * Links are not followed, and hidden files are passed over. What is not UTF-8 is a finding.
 */
export async function readFolder(folder: string, endings: readonly string[]): Promise<{ files: TextFile[]; findings: Finding[] }> {
  const files: TextFile[] = []
  const findings: Finding[] = []
  for (const path of await pathsIn(folder, '')) {
    if (!endings.includes(partsOfPath(path).ending)) continue
    const { size } = await lstat(join(folder, path))
    if (size > largest) {
      findings.push({ kind: 'malformed', place: { file: path }, message: `The file has ${Math.ceil(size / 1024 / 1024)} MiB; the limit is ${largest / 1024 / 1024} MiB.` })
      continue
    }
    const bytes = await readFile(join(folder, path))
    const text = decoded(bytes)
    if (text !== undefined) files.push({ path, text })
    else {
      const problem = decodeText(bytes, { maxBytes: largest })
      findings.push({ kind: 'text', place: { file: path }, message: problem.ok ? 'The file cannot be read as UTF-8.' : problem.problem.message })
    }
  }
  return { files, findings }
}

/** The text of a file, its byte order mark included; undefined where it is not UTF-8. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

async function pathsIn(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    throw new Failure(`The folder ${join(folder, below)} cannot be read: ${reasonOf(error)}.`, 'Name a folder that is there and that you may read.')
  })
  const paths: string[] = []
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith('.') && entry.name !== '.') continue
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) paths.push(...(await pathsIn(folder, path)))
    else if (entry.isFile()) paths.push(path)
  }
  return paths
}
