import type { CheckedChoice } from '@/core/export/check-choice'
import type { PackageFile } from '@/core/export/choice'
import { packageNotes } from '@/core/export/package-notes'
import { splitTexts } from '@/core/export/splits'
import { Losses } from '@/core/formats/losses'
import { type PackagedArticle, packageFiles as filesOf } from '@/core/formats/package-files'
import { notesPath } from '@/core/formats/notes-file'
import type { ExportedArticle } from '@/core/export/exported-article'
import type { ArticleParts } from './export-rows/batch'
import { readOptions } from './export-rows/options'
import { type PlacedItem, readSplitItems } from './export-rows/split-items'
import { temporarySpill } from './export-rows/temporary-spill'
import { openPackage } from './export-rows/writers'
import type { ExportSnapshot } from './export-snapshot'

/**
 * The files of a package, as chosen, from one snapshot, with `NOTES.md` at the end: what is in it, and what the format
 * could not hold. They are made as they are read, in one pass over the articles: each is read to its end before the next is
 * asked for. Several packages can be made from one snapshot, one after the other. The snapshot stays open for whoever opened it.
 */
export async function* packageFiles(snapshot: ExportSnapshot, choice: CheckedChoice): AsyncGenerator<PackageFile> {
  const { client, project } = snapshot
  const lost = new Losses()
  const writer = openPackage({ choice, lost, options: choice.texts === 'without' ? await readOptions(client, project.id) : new Set() })
  const items = choice.splits ? await readSplitItems(client, project.id) : []
  const splits = choice.splits && splitTexts(items, choice.splits)
  const counts = { articles: 0, layers: 0, annotations: 0 }
  const articles = async function* (): AsyncGenerator<PackagedArticle<ExportedArticle>> {
    for await (const article of snapshot.articles(partsOf(choice))) {
      counts.articles += 1
      for (const { status, annotations } of article.layers) {
        if (status === 'submitted') counts.layers += 1
        counts.annotations += annotations.length
      }
      yield splits ? { article, split: splits.get(article.textSha256)! } : { article }
    }
  }
  const spill = temporarySpill()
  try {
    yield* filesOf(writer, articles(), spill)
    if (splits) yield textFile('splits.csv', splitsTable(items, splits))
    yield textFile(notesPath, packageNotes({ choice, project: project.name, takenAt: snapshot.takenAt, counts, lost: lost.notes }))
  } finally {
    await spill.close()
  }
}

/** What is to be read of each article for a choice. */
function partsOf({ format, layers }: CheckedChoice): ArticleParts {
  const decisions = layers.some((layer) => layer !== 'annotators' && layer !== 'discussion')
  return { answers: format === 'jsonl' || decisions, decisions, discussion: layers.includes('discussion') }
}

function splitsTable(items: readonly PlacedItem[], splits: ReadonlyMap<string, string>): string {
  // Slugs and splits hold nothing that would have to be quoted.
  return ['article,text_sha256,story,split', ...items.map(({ slug, id, story }) => [slug, id, story ?? '', splits.get(id)!].join(','))].map((row) => `${row}\r\n`).join('')
}

function textFile(path: string, text: string): PackageFile {
  return {
    path,
    bytes: (async function* () {
      yield Buffer.from(text)
    })(),
  }
}
