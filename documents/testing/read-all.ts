import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Entry, ReadOptions } from '../entry'
import { readEntries } from '../read-entries'

/** All entries of a file of these bytes, which is gone afterwards. */
export async function readAll(name: string, content: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<Entry[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crossread-documents-'))
  try {
    const path = join(folder, 'upload')
    writeFileSync(path, content)
    const entries: Entry[] = []
    for await (const entry of readEntries(path, name, { signal: new AbortController().signal, ...options })) entries.push(entry)
    return entries
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** An entry in one line, for tables of cases: what it is, its line, and what matters most in it. */
export function tell(entry: Entry): string {
  const at = entry.source.line === undefined ? '' : ` ${entry.source.line}`
  if (entry.kind === 'refused') return `refused${at}: ${entry.message}`
  if (entry.kind === 'row') return `row${at}: ${JSON.stringify(entry.fields)}`
  return `article: ${entry.imported.canonical.blocks.map(({ kind }) => kind).join(' ')}`
}
