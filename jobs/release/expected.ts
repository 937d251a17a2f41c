import type { CheckedChoice } from '@/core/export/check-choice'
import { isOwnFormat } from '@/core/export/export-format'
import type { ExportedArticle } from '@/core/export/exported-article'
import type { LabelledArticle } from '@/core/formats/labelled-article'
import { goldAnnotator } from '@/core/formats/gold-annotator'
import { labelledFromExport, namesInFormat } from '@/core/formats/labelled-from-export'
import { lineKey } from '@/core/release/read-back'

/** An article as a choice should have it. */
export interface ExpectedArticle {
  readonly labelled: LabelledArticle
  readonly key: string
}

/**
 * What a format should hold of each article of the snapshot, as chosen. Of what a choice leaves out by being made (words,
 * in a package without texts; layers of machines or without a passage, in a table of what people marked) nothing is expected.
 */
export async function* expectedArticles(choice: CheckedChoice, articles: AsyncIterable<ExportedArticle>): AsyncGenerator<ExpectedArticle, void, undefined> {
  const own = isOwnFormat(choice.format)
  const table = choice.format === 'csv-safe' || choice.format === 'csv-raw'
  // As the engine of exports calls them.
  const names = namesInFormat(choice.format)
  for await (const article of articles) {
    const whole = labelledFromExport(article, own ? article.slug : names.article(article), !own && choice.layers.includes('gold'), names.tag)
    const people = choice.layers.includes('annotators') ? whole.layers : whole.layers.filter(({ annotator }) => annotator === goldAnnotator)
    const layers = table ? people.filter(({ passages, machine }) => passages.length > 0 && !machine) : people
    const bare = choice.texts === 'without'
    yield {
      key: lineKey(article.slug, article.codebook.version, article.textSha256),
      labelled: { ...whole, layers: bare ? layers.map((layer) => ({ ...layer, passages: layer.passages.map((one) => ({ ...one, note: '', attributes: {} })) })) : layers },
    }
  }
}

/** The same without what a package without texts leaves out on purpose, on the other side. */
export function withoutWords(article: LabelledArticle): LabelledArticle {
  return { ...article, layers: article.layers.map((layer) => ({ ...layer, passages: layer.passages.map((one) => ({ ...one, note: '', attributes: {} })) })) }
}
