import { hash } from 'node:crypto'
import type { CheckedChoice } from '@/core/export/check-choice'
import type { ExportLayer } from '@/core/export/choice'
import { csvColumns } from '@/core/export/csv-columns'
import { beginningOf } from '@/core/export/csv-format'
import { csvLines } from '@/core/export/csv-line'
import { type CsvVariant, csvRows } from '@/core/export/csv-rows'
import { type OwnFormatKey, isOwnFormat, placeOfLayer } from '@/core/export/export-format'
import type { ExportedArticle } from '@/core/export/exported-article'
import { type WordRules, standOffLine } from '@/core/export/stand-off'
import { standOffColumns } from '@/core/export/stand-off-columns'
import { articleLine } from '@/core/export/write-article-line'
import { protect } from '@/core/export/spreadsheet-cell'
import { type FormatWriter, type Piece, type Split, piece } from '@/core/formats/format-writer'
import { goldAnnotator } from '@/core/formats/gold-annotator'
import { type NamesInFormat, labelledFromExport, namesInFormat } from '@/core/formats/labelled-from-export'
import type { Losses } from '@/core/formats/losses'
import { openFormat } from '@/core/formats/write-formats'

/** What the writers of a package are given. */
export interface WriterContext {
  readonly choice: CheckedChoice
  readonly lost: Losses
  /** Options of the codebooks: words that may stand in a package without texts. */
  readonly options: ReadonlySet<string>
}

/** Begins a package as chosen: the format's own files, and beside them a file of JSON lines for each layer that it has no place for. */
export function openPackage(context: WriterContext): FormatWriter<ExportedArticle> {
  const { choice } = context
  const main = isOwnFormat(choice.format) ? openOwn(choice.format, context) : openOther(context)
  const beside = choice.layers.filter((layer) => placeOfLayer(choice.format, layer) === 'beside')
  if (beside.length === 0) return main
  return {
    ...(main.grows === undefined ? {} : { grows: main.grows }),
    article: (article, split) => [...main.article(article, split), ...beside.map((layer) => besideLine(layer, article, split, context))],
    end: () => main.end(),
  }
}

/** The file that grows with the articles, where there is one; with splits each has its own. */
function fileOf(name: string, split: Split | undefined): string {
  return split === undefined ? name : `${split}/${name}`
}

function openOwn(format: OwnFormatKey, context: WriterContext): FormatWriter<ExportedArticle> {
  const name = format === 'jsonl' ? 'articles.jsonl' : 'annotations.csv'
  const grows = context.choice.splits ? {} : { grows: name }
  const write = format === 'jsonl' ? linesOf(context) : tableOf(format === 'csv-safe' ? 'safe' : 'raw', context)
  return { ...grows, article: (article, split) => [piece(fileOf(name, split), write(article, split))], end: () => [] }
}

function linesOf(context: WriterContext): (article: ExportedArticle) => string {
  const parts = new Set(context.choice.layers)
  const rules = wordRules(context)
  return context.choice.texts === 'with'
    ? (article) => `${JSON.stringify(articleLine(article, parts))}\n`
    : (article) => `${JSON.stringify(standOffLine(articleLine(article, parts), rules))}\n`
}

function tableOf(variant: CsvVariant, context: WriterContext): (article: ExportedArticle, split: Split | undefined) => string {
  const { choice, lost } = context
  const columns = choice.texts === 'with' ? csvColumns : standOffColumns(wordRules(context))
  const verdicts = choice.layers.includes('decisions')
  const begun = new Set<Split | undefined>()
  return (article, split) => {
    // Where the annotators were not chosen, the table has nobody's row.
    if (choice.layers.includes('annotators')) countMissing(article, lost)
    const rows = choice.layers.includes('annotators') ? csvRows(article, variant, { verdicts, columns }) : []
    if (begun.has(split)) return csvLines(rows)
    begun.add(split)
    return beginningOf(variant) + csvLines([columns.map((column) => (variant === 'safe' ? protect(column.name) : column.name)), ...rows])
  }
}

const keysForNames = 'Tags stand under their keys: what the codebook calls them is not in the files.'

/** How many passages have a tag that is not called as the codebook calls it. */
function passagesUnderKeys(article: ExportedArticle, names: NamesInFormat): number {
  const called = article.tagNames
  if (!called) return 0
  const layers = [...article.layers.filter(({ status, pass }) => status === 'submitted' && pass === 1), ...(article.machineLayers ?? [])]
  return layers.reduce((sum, { annotations }) => sum + annotations.filter(({ tag }) => called.has(tag) && names.tag(article, tag) !== called.get(tag)).length, 0)
}

/** What a table of annotations has no row for. */
function countMissing({ layers, machineLayers = [] }: ExportedArticle, lost: Losses): void {
  const submitted = layers.filter(({ status }) => status === 'submitted')
  lost.add('A row of the table is an annotation: articles that nobody annotated were left out.', submitted.length + machineLayers.length === 0 ? 1 : 0)
  lost.add('A row of the table is an annotation: that an annotator read an article and marked nothing in it is not told.', submitted.filter(({ annotations }) => annotations.length === 0).length)
  lost.add('The table is of what people marked: layers of models are not in it.', machineLayers.length)
}

/** A format of another tool: submitted first passes, with the gold as a layer of its own. A text under a second codebook is another article to it. */
function openOther({ choice, lost }: WriterContext): FormatWriter<ExportedArticle> {
  if (isOwnFormat(choice.format)) throw new Error('a format of our own is written by itself')
  const writer = openFormat(choice.format, { lost, split: choice.splits !== undefined })
  const [annotators, gold] = [choice.layers.includes('annotators'), choice.layers.includes('gold')]
  const names = namesInFormat(choice.format)
  return {
    ...(writer.grows === undefined ? {} : { grows: writer.grows }),
    article(article, split) {
      const labelled = labelledFromExport(article, names.article(article), gold, names.tag)
      lost.add(keysForNames, passagesUnderKeys(article, names))
      return writer.article(annotators ? labelled : { ...labelled, layers: labelled.layers.filter((layer) => layer.annotator === goldAnnotator) }, split)
    },
    end: () => writer.end(),
  }
}

/** A line of a layer that stands beside the format: what of the article it holds, with the address and the hash of the text. */
function besideLine(layer: ExportLayer, article: ExportedArticle, split: Split | undefined, context: WriterContext): Piece {
  const line = articleLine(article, new Set([layer]))
  const bare = context.choice.texts === 'with' ? line : (standOffLine(line, wordRules(context)) as unknown as typeof line)
  const { schema, offsetUnit, article: { id, slug }, textSha256, codebook, cases, decisions, answerDecisions, goldAnswers, gold, plural, softLabels, shares = [], discussion = [] } = bare
  const held = {
    annotators: {}, gold: { gold, plural, goldAnswers }, soft: { cases, softLabels, shares }, decisions: { cases, decisions, answerDecisions }, discussion: { discussion },
  }[layer]
  return piece(fileOf(`${layer}.jsonl`, split), `${JSON.stringify({ schema: { ...schema, name: `${schema.name}-${layer}` }, offsetUnit, article: { id, slug }, textSha256, codebook, ...held })}\n`)
}

function wordRules({ options }: Pick<WriterContext, 'options'>): WordRules {
  return { sha256: (text) => hash('sha256', text), isOption: (value) => options.has(value) }
}
