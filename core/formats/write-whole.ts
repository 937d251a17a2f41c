import { byName } from './files'
import type { Writing } from './files'
import type { FormatWriter, WriterOptions } from './format-writer'
import type { LabelledArticle } from './labelled-article'
import { Losses } from './losses'

/** Writes all articles at once, in the order of their names: for what is known to be small, and for tests. */
export function writeWhole(open: (options: WriterOptions) => FormatWriter, articles: readonly LabelledArticle[]): Writing {
  const lost = new Losses()
  const writer = open({ lost })
  const files = new Map<string, string[]>()
  for (const { path, content } of [...byName(articles).flatMap((article) => writer.article(article)), ...writer.end()]) {
    if (typeof content !== 'string') throw new Error(`${path} is no text`)
    const pieces = files.get(path)
    if (pieces) pieces.push(content)
    else files.set(path, [content])
  }
  return { files: [...files].map(([path, pieces]) => ({ path, text: pieces.join('') })), notes: lost.notes }
}
