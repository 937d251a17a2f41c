import { stringify } from 'csv-stringify'
import { Readable } from 'node:stream'
import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { csvFormat } from '@/core/export/csv-format'
import { csvHeader } from '@/core/export/csv-columns'
import { csvRows } from '@/core/export/csv-rows'
import type { ExportedArticle } from '@/core/export/exported-article'
import { articleLine } from '@/core/export/write-article-line'
import { fail } from '@/core/result'
import { openProjectFor } from '@/data/access'
import { exportProject } from '@/data/export'

const formats = {
  'labels.jsonl': { type: 'application/x-ndjson; charset=utf-8', write: jsonLines },
  'labels.csv': { type: 'text/csv; charset=utf-8', write: (articles: AsyncIterable<ExportedArticle>) => csv(articles, 'safe') },
  'labels-raw.csv': { type: 'text/csv; charset=utf-8', write: (articles: AsyncIterable<ExportedArticle>) => csv(articles, 'raw') },
} as const

/** The labelled data of the whole project as a stream, from one snapshot, as slow as its reader. */
export const GET = read(async ({ asker, params }) => {
  const access = await openProjectFor(asker, params['project'] ?? '', 'project.export')
  if (!access.ok) return answer(access)
  const name = params['format'] ?? ''
  if (!isFormat(name)) return answer(fail('notFound', `There is no export “${name}”: there are ${Object.keys(formats).join(', ')}.`))
  const { type, write } = formats[name]
  const stream = Readable.toWeb(write(exportProject(access.value))) as ReadableStream<Uint8Array>
  return new Response(stream, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${access.value.project.slug}-${name}"` } })
})

function isFormat(name: string): name is keyof typeof formats {
  return Object.hasOwn(formats, name)
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
