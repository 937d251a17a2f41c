import { z } from 'zod'
import { writeMachine } from '@/core/assignment/machine'
import { readFragments } from '@/core/export/fragments'
import { checkArticleLine } from '@/core/export/read-jsonl'
import { protect } from '@/core/export/spreadsheet-cell'
import { attributesFrom } from '@/core/formats/attributes'
import { clip } from '@/core/formats/clip'
import { type PackedFile, type Reading, fileNameOf, partsOfPath } from '@/core/formats/files'
import { isLeftOut, writePlace } from '@/core/formats/finding'
import type { LabelledArticle, LabelledLayer, LabelledPassage } from '@/core/formats/labelled-article'
import { readBack } from '@/core/formats/read-back'
import type { WrittenFormatKey } from '@/core/formats/write-formats'
import { codePoint } from '@/core/text/offset'
import type { Difference } from './certificate'

/** What was read out of some files of a format. */
export interface ReadBack {
  readonly articles: readonly LabelledArticle[]
  /** What the reader found wrong by itself. */
  readonly differences: readonly Difference[]
}

/** Formats in which each article has files of its own: where in a path its name stands. */
const ownFiles: Readonly<Record<string, (path: string) => string | undefined>> = {
  brat: (path) => (path.endsWith('.conf') ? undefined : partsOfPath(path).stem),
  casjson: folderOf, webanno: folderOf, xmi: folderOf, conll: folderOf,
  'semeval2020-si': semevalId, 'semeval2020-tc': semevalId, 'semeval2023-spans': semevalId,
}

/**
 * The name of the article, as in file names, that a file belongs to, so that articles can be read one by one; undefined where
 * the file is about all of them. Null where the format has no such files, and has to be read in one go.
 */
export function articleOfPath(format: string, path: string): string | undefined | null {
  return Object.hasOwn(ownFiles, format) ? ownFiles[format]!(path) : null
}

function folderOf(path: string): string | undefined {
  const parts = path.split('/')
  return parts.length > 1 ? parts.at(-2) : undefined
}

function semevalId(path: string): string | undefined {
  return /^article(.*?)(?:\.task.*|[-.]labels.*)?\.[^.]+$/.exec(path.split('/').at(-1)!)?.[1]
}

/** As the name of an article stands in the names of its files. */
export function inFileNames(name: string): string {
  return fileNameOf(name)
}

/** Reads some files of a format of other tools with our own reader of it. @throws where a file is not UTF-8 */
export async function readFiles(format: WrittenFormatKey, files: readonly PackedFile[], split: boolean): Promise<ReadBack> {
  const { articles, findings } = await readBack(format, files, { split })
  return fromReading({ articles: format === 'conll' ? articles.map(squeezed) : articles, findings })
}

/** What a reader of a format has read, as the certificate takes it: of its findings those by which something was left out. */
export function fromReading({ articles, findings }: Reading): ReadBack {
  return { articles, differences: findings.filter(isLeftOut).map(({ place, message }) => ({ kind: 'file', place: writePlace(place), message })) }
}

/**
 * An article without its white space, offsets counted in what is left: for CoNLL, which has tokens, and not what stands
 * between them. Everything that can be seen is compared all the same.
 */
export function squeezed(article: LabelledArticle): LabelledArticle {
  const points = Array.from(article.text)
  const before = [0]
  for (const point of points) before.push(before.at(-1)! + (/\s/u.test(point) ? 0 : 1))
  const at = (offset: number) => codePoint(before[offset] ?? before.at(-1)!)
  const words = (text: string) => text.replace(/\s/gu, '')
  return {
    ...article, text: words(article.text),
    layers: article.layers.map((layer) => ({
      ...layer,
      passages: layer.passages.map((passage) => ({ ...passage, extent: passage.extent.map(({ start, end }) => ({ start: at(start), end: at(end) })), quotes: passage.quotes.map(words) })),
    })),
  }
}

/** The words of a stand-off release: hashes in place of quotes, and the text that they are slices of. */
export interface StandOff {
  readonly text: string
  /** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
  readonly sha256: (text: string) => string
}

/**
 * One line of our own JSONL: with every quote of it compared with the text in the line, those of cases and of the gold too.
 * @param standOff for a line without its text: the quotes are then those whose hashes fit
 */
export function readLine(line: string, place: string, standOff?: StandOff): ReadBack & { readonly key: string } {
  const differences: Difference[] = standOff ? [] : checkArticleLine(line).map((message) => ({ kind: 'file', place, message }))
  const parsed = comparedLine.safeParse(parsedJson(line))
  if (!parsed.success) return { key: '', articles: [], differences: [...differences, { kind: 'file', place, message: 'The line is no article of ours.' }] }
  const { data } = parsed
  const text = data.text ?? standOff?.text ?? ''
  const points = Array.from(text)
  const quoteOf = ({ start, end, quote, quoteSha256 }: ComparedFragment): string => {
    if (quote !== undefined) return quote
    const words = points.slice(start, end).join('')
    return standOff?.sha256(words) === quoteSha256 ? words : ''
  }
  if (standOff && data.textSha256 !== standOff.sha256(text)) differences.push({ kind: 'text', place, message: 'The hash of the text is another.' })
  const layerOf = (annotator: string, machine: boolean, annotations: readonly ComparedAnnotation[]): LabelledLayer => ({
    annotator, machine,
    passages: annotations.map(({ tag, fragments, note, attributes }): LabelledPassage => ({
      tag, note, attributes, extent: fragments.map(({ start, end }) => ({ start: codePoint(start), end: codePoint(end) })), quotes: fragments.map(quoteOf),
    })),
  })
  const layers = [
    ...data.layers.filter(({ pass, status }) => pass === 1 && status === 'submitted').map(({ annotator, annotations }) => layerOf(annotator, false, annotations)),
    ...data.machineLayers.map(({ machine, annotations }) => layerOf(writeMachine(machine), true, annotations)),
  ]
  return { key: lineKey(data.article.slug, data.codebook.version, data.textSha256), articles: [{ name: data.article.slug, text, layers }], differences }
}

/** By what a line of one article, text and codebook is found again. */
export function lineKey(slug: string, codebook: string, textSha256: string): string {
  return `${slug} ${codebook} ${textSha256}`
}

const fragment = z.object({ start: z.int(), end: z.int(), quote: z.string().optional(), quoteSha256: z.string().optional() })

type ComparedFragment = z.infer<typeof fragment>

const annotation = z.object({ tag: z.string(), fragments: z.array(fragment), note: z.string(), attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])) })

type ComparedAnnotation = z.infer<typeof annotation>

const comparedLine = z.object({
  article: z.object({ slug: z.string() }), text: z.string().optional(), textSha256: z.string(), codebook: z.object({ version: z.string() }),
  layers: z.array(z.object({ annotator: z.string(), status: z.string(), pass: z.int(), annotations: z.array(annotation) })),
  machineLayers: z.array(z.object({ machine: z.object({ model: z.string(), version: z.string() }), annotations: z.array(annotation) })).default([]),
})

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The rows of a table of ours, with the headings as keys, by the article that they are of: for one article after the other. */
export function readRows(rows: readonly Readonly<Record<string, string>>[], name: string, standOff: StandOff): ReadBack {
  const differences: Difference[] = []
  const layers = new Map<string, LabelledPassage[]>()
  const points = Array.from(standOff.text)
  for (const [index, row] of rows.entries()) {
    const cell = (column: string): string => row[column] ?? ''
    if (cell('pass') !== '' && cell('pass') !== '1') continue
    const place = `${name}, row ${index + 1}`
    const bounds = `${cell('start')}-${cell('end')}`
    const extent = readFragments(cell('fragments') || bounds)?.map(({ start, end }) => ({ start: codePoint(start), end: codePoint(end) }))
    if (!extent) {
      differences.push({ kind: 'file', place, message: 'The offsets cannot be read.' })
      continue
    }
    const quotes = extent.map(({ start, end }) => points.slice(start, end).join(''))
    const words = quotes.join(' … ')
    const fits = row['quote_sha256'] === undefined ? unprotected(cell('quote'), words) : row['quote_sha256'] === standOff.sha256(words)
    if (!fits) differences.push({ kind: 'quote', place, message: `At ${bounds} the text reads “${clip(words)}”, and the quote “${clip(cell('quote'))}”.` })
    const passages = layers.get(cell('annotator')) ?? []
    layers.set(cell('annotator'), passages)
    passages.push({ tag: cell('tag'), extent, quotes, note: cell('note'), attributes: attributesFrom(parsedJson(cell('attributes') || '{}')).attributes })
  }
  return { differences, articles: [{ name, text: standOff.text, layers: [...layers].map(([annotator, passages]) => ({ annotator, machine: false, passages })) }] }
}

/** A cell of the table for spreadsheets may begin with an apostrophe. */
function unprotected(cell: string, words: string): boolean {
  return cell === words || cell === protect(words)
}
