import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readEntries } from '../read-entries'
import { tell } from './read-all'

/** What reading something came to. */
export interface Measured {
  /** The first entries, each in a line. */
  readonly told: readonly string[]
  readonly entries: number
  /** MiB by which the process grew at most while it read. */
  readonly grown: number
  readonly seconds: number
}

/** Writes a file piece by piece, however large, reads it, and says what came of it and what it took. The file is gone afterwards. */
export async function measure(name: string, pieces: Iterable<string | Uint8Array>): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'crossread-documents-'))
  try {
    const path = join(folder, 'upload')
    await pipeline(Readable.from(pieces), createWriteStream(path))
    const before = process.memoryUsage.rss()
    let peak = before
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
    const begun = performance.now()
    const told: string[] = []
    let entries = 0
    try {
      for await (const entry of readEntries(path, name, { signal: new AbortController().signal })) {
        if (entries % 256 === 0) peak = Math.max(peak, process.memoryUsage.rss())
        if (++entries <= 20) told.push(tell(entry))
      }
    } finally {
      clearInterval(watch)
    }
    return { told, entries, grown: (peak - before) / 1024 / 1024, seconds: (performance.now() - begun) / 1000 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The same piece, again and again. */
export function* times(count: number, piece: string): Generator<string> {
  const many = piece.repeat(Math.max(1, Math.floor(65_536 / piece.length)))
  let left = count * piece.length
  for (; left >= many.length; left -= many.length) yield many
  if (left > 0) yield many.slice(0, left)
}
