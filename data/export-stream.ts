import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { CheckedChoice } from '@/core/export/check-choice'
import { csvHeader } from '@/core/export/csv-columns'
import { beginningOf } from '@/core/export/csv-format'
import { csvLine, csvLines } from '@/core/export/csv-line'
import { csvRows } from '@/core/export/csv-rows'
import type { ExportedArticle } from '@/core/export/exported-article'
import { articleLine } from '@/core/export/write-article-line'
import { packageFiles } from './export-package'
import type { ArticleParts } from './export-rows/batch'
import { usualParts } from './export-rows/batch'
import type { ExportSnapshot } from './export-snapshot'
import { zipOf } from './zip'

/** How an export is written: its media type, what it needs of each article, and its bytes, made as they are read. */
export interface ExportFormat {
  readonly type: string
  readonly parts: ArticleParts
  write(articles: AsyncIterable<ExportedArticle>): AsyncGenerator<Buffer>
}

/** The files of an export by the end of their names. */
export const exportFormats: Readonly<Record<string, ExportFormat>> = {
  'labels.jsonl': { type: 'application/x-ndjson; charset=utf-8', parts: usualParts, write: jsonLines },
  'labels.csv': { type: 'text/csv; charset=utf-8', parts: { answers: false, decisions: true, discussion: false }, write: (articles) => csv(articles, 'safe') },
  'labels-raw.csv': { type: 'text/csv; charset=utf-8', parts: { answers: false, decisions: true, discussion: false }, write: (articles) => csv(articles, 'raw') },
}

/** Bytes that are gathered before they go out: a write for every article would cost more than the article. */
const gathered = 128 * 1024

/** Milliseconds that an export may keep the process to itself before whoever else waits has a turn. */
const turn = 2

/**
 * Takes the first bytes before anything is answered, so that an export that cannot begin throws here. A reader
 * that is gone, before its first byte too, ends the articles, and with them the snapshot behind them.
 */
export async function openExportStream(format: Pick<ExportFormat, 'write'>, articles: AsyncGenerator<ExportedArticle>, signal: AbortSignal): Promise<Readable> {
  return openStream(format.write(articles), signal, () => articles.return(undefined))
}

/** The one large file of a package, for pipes and programs: a choice that is one. Closes the snapshot. */
export async function openFileStream(snapshot: ExportSnapshot, choice: CheckedChoice, signal: AbortSignal): Promise<Readable> {
  const bytes = async function* () {
    try {
      for await (const file of packageFiles(snapshot, choice)) {
        yield* file.bytes
        break
      }
    } finally {
      await snapshot.close()
    }
  }
  return openStream(bytes(), signal, () => snapshot.close())
}

/** A package as an archive. Closes the snapshot. */
export async function openZipStream(snapshot: ExportSnapshot, choice: CheckedChoice, signal: AbortSignal): Promise<Readable> {
  const archive = zipOf(packageFiles(snapshot, choice), new Date(snapshot.takenAt))
  const bytes = async function* () {
    try {
      yield* archive as AsyncIterable<Uint8Array>
    } finally {
      archive.destroy()
      await snapshot.close()
    }
  }
  return openStream(bytes(), signal, async () => {
    archive.destroy()
    await snapshot.close()
  })
}

/** @param letGo ends what stands behind the bytes, whether they were asked for or not */
async function openStream(bytes: AsyncGenerator<Uint8Array>, signal: AbortSignal, letGo: () => Promise<unknown>): Promise<Readable> {
  const chunks = gather(bytes)
  const first = await chunks.next()
  // A generator that never ran does not close the one within it.
  const stop = () => void chunks.return(undefined).finally(letGo)
  const stream = Readable.from(
    (async function* () {
      if (!first.done) yield first.value
      yield* chunks
    })(), { objectMode: false, highWaterMark: gathered })
  stream.once('close', stop)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  return stream
}

/** A stream as an answer takes it, with no more in it than its reader has asked for. */
export function webStream(stream: Readable): ReadableStream<Uint8Array> {
  // Without a strategy of bytes the web's stream would count chunks, and take in the whole export.
  return Readable.toWeb(stream, { strategy: new ByteLengthQueuingStrategy({ highWaterMark: gathered }) }) as ReadableStream<Uint8Array>
}

async function* gather(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let chunks: Uint8Array[] = []
  let size = 0
  let first = true
  let since = performance.now()
  for await (const chunk of bytes) {
    chunks.push(chunk)
    size += chunk.length
    // The first go out at once: whoever waits sees that it has begun.
    if (size >= gathered || first) {
      first = false
      yield chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
      chunks = []
      size = 0
    }
    if (performance.now() - since > turn) {
      await setImmediate()
      since = performance.now()
    }
  }
  if (size > 0) yield Buffer.concat(chunks)
  return undefined
}

async function* jsonLines(articles: AsyncIterable<ExportedArticle>): AsyncGenerator<Buffer> {
  for await (const article of articles) yield Buffer.from(`${JSON.stringify(articleLine(article))}\n`)
}

async function* csv(articles: AsyncIterable<ExportedArticle>, variant: 'safe' | 'raw'): AsyncGenerator<Buffer> {
  let heading = beginningOf(variant) + csvLine(csvHeader)
  for await (const article of articles) {
    yield Buffer.from(heading + csvLines(csvRows(article, variant)))
    heading = ''
  }
  if (heading !== '') yield Buffer.from(heading)
}
