import type { ExportedArticle } from '@/core/export/exported-article'
import type { ArticleParts } from './export-rows/batch'
import { openExport } from './export-snapshot'
import type { Access } from './principal'

/**
 * Every article of the project with every layer, decision and outlet, one after the other, from one
 * repeatable-read snapshot: what one line says fits what every other line says. A layer that is not
 * submitted stands there with its status and without annotations, because nobody sees those before.
 * Annotators stand under their pseudonyms. Nothing is held but a few articles; a reader that stops early ends the snapshot.
 */
export async function* exportProject(access: Access, parts?: ArticleParts): AsyncGenerator<ExportedArticle> {
  const snapshot = await openExport(access)
  try {
    yield* snapshot.articles(parts)
  } finally {
    await snapshot.close()
  }
}
