import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { csvHeader } from '@/core/export/csv-columns'
import { csvFormat } from '@/core/export/csv-format'
import { csvRows } from '@/core/export/csv-rows'
import type { ExportedArticle } from '@/core/export/exported-article'
import { articleLine } from '@/core/export/write-article-line'

/** How an export is written: its media type, and its bytes, made as they are read. */
export interface ExportFormat {
  readonly type: string
  write(articles: AsyncIterable<ExportedArticle>): Readable
}

/** The files of an export by the end of their names. */
export const exportFormats: Readonly<Record<string, ExportFormat>> = {
  'labels.jsonl': { type: 'application/x-ndjson; charset=utf-8', write: jsonLines },
  'labels.csv': { type: 'text/csv; charset=utf-8', write: (articles) => csv(articles, 'safe') },
  'labels-raw.csv': { type: 'text/csv; charset=utf-8', write: (articles) => csv(articles, 'raw') },
}

/**
 * Takes the first article before anything is answered, so that an export that cannot begin throws here. A reader
 * that is gone, before its first byte too, ends the articles, and with them the snapshot behind them.
 */
export async function openExportStream(format: ExportFormat, articles: AsyncGenerator<ExportedArticle>, signal: AbortSignal): Promise<Readable> {
  const first = await articles.next()
  const stop = () => void articles.return(undefined)
  const stream = format.write({
    async *[Symbol.asyncIterator]() {
      if (!first.done) yield first.value
      yield* articles
    },
  })
  // A generator that never ran does not close the one within it.
  stream.once('close', stop)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  return stream
}

function jsonLines(articles: AsyncIterable<ExportedArticle>): Readable {
  return Readable.from(
    (async function* () {
      for await (const article of articles) yield Buffer.from(`${JSON.stringify(articleLine(article))}\n`)
    })(),
  )
}

function csv(articles: AsyncIterable<ExportedArticle>, variant: 'safe' | 'raw'): Readable {
  const rows = Readable.from(
    (async function* () {
      yield csvHeader
      for await (const article of articles) yield* csvRows(article, variant)
    })(),
  )
  // A failure on either side ends the other.
  const writer = stringify(csvFormat)
  rows.on('error', (error) => writer.destroy(error))
  writer.on('close', () => rows.destroy())
  return rows.pipe(writer)
}
