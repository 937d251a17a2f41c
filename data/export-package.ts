import type { ExportChoice, PackageFile } from '@/core/export/choice'
import { articleLine } from '@/core/export/write-article-line'
import type { ExportSnapshot } from './export-snapshot'

/**
 * The files of a package, as chosen, from one snapshot. They are made as they are read: each is read to its end, or left,
 * before the next is asked for. Ends when the reader stops; the snapshot stays open for whoever opened it.
 */
export async function* packageFiles(snapshot: ExportSnapshot, choice: ExportChoice): AsyncGenerator<PackageFile> {
  if (choice.format !== 'jsonl') throw new Error(`no writer for ${choice.format}`)
  yield {
    path: 'articles.jsonl',
    bytes: (async function* () {
      for await (const article of snapshot.articles()) yield Buffer.from(`${JSON.stringify(articleLine(article))}\n`)
    })(),
  }
}
