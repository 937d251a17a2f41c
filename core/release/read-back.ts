import { parse } from 'csv-parse/sync'
import { articleLineSchema } from '@/core/export/article-line'
import { readFragments } from '@/core/export/fragments'
import { checkArticleLine } from '@/core/export/read-jsonl'
import { type TextFile, fileNameOf, partsOfPath } from '@/core/formats/files'
import { isLeftOut, writePlace } from '@/core/formats/finding'
import { type LayerFormatKey, isLayerFormat, layerFormats } from '@/core/formats/formats'
import type { LabelledArticle, LabelledLayer, LabelledPassage } from '@/core/formats/labelled-article'
import { codePoint } from '@/core/text/offset'
import type { Difference } from './certificate'

/** What was read out of some files of a format. */
export interface ReadBack {
  readonly articles: readonly LabelledArticle[]
  /** What the reader found wrong by itself. */
  readonly differences: readonly Difference[]
}

/** Which of our readers reads a format that was written; undefined where there is none. */
export function readerOf(format: string): LayerFormatKey | 'jsonl' | 'rows' | undefined {
  if (format === 'jsonl') return 'jsonl'
  if (format === 'csv-safe' || format === 'csv-raw') return 'rows'
  if (format.startsWith('semeval2020')) return 'semeval2020'
  if (format.startsWith('semeval2023')) return 'semeval2023'
  return isLayerFormat(format) ? format : undefined
}

/** Formats in which each article has files of its own: where in a path its name stands. */
const ownFiles: Readonly<Record<string, (path: string) => string | undefined>> = {
  brat: (path) => (path.endsWith('.conf') ? undefined : partsOfPath(path).stem),
  casjson: folderOf, webanno: folderOf, xmi: folderOf,
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

/** Reads some files of a format with our own reader of it. @throws where there is none: see `readerOf`. */
export function readBack(format: string, files: readonly TextFile[]): ReadBack {
  const key = readerOf(format)
  if (key === undefined) throw new Error(`nothing reads ${format}`)
  if (key === 'jsonl') return readLines(files)
  if (key === 'rows') return { articles: [], differences: [] }
  const { articles, findings } = layerFormats[key].read(files, { annotator: 'annotator' })
  return { articles, differences: findings.filter(isLeftOut).map(({ place, message }) => ({ kind: 'file', place: writePlace(place), message })) }
}

/** Lines of our own JSONL: with every quote of theirs compared with the text in the line, those of cases and of the gold too. */
function readLines(files: readonly TextFile[]): ReadBack {
  const articles: LabelledArticle[] = []
  const differences: Difference[] = []
  for (const { path, text } of files) {
    for (const line of text.split('\n')) {
      if (line === '') continue
      for (const message of checkArticleLine(line)) differences.push({ kind: 'file', place: path, message })
      const parsed = articleLineSchema.safeParse(parsedJson(line))
      if (!parsed.success) continue
      const { data } = parsed
      const layers = data.layers.filter(({ pass, status }) => pass === 1 && status === 'submitted').map(({ annotator, annotations }): LabelledLayer => ({
        annotator, machine: false,
        passages: annotations.map(({ tag, fragments, note, attributes }): LabelledPassage => ({
          tag, note, attributes, extent: fragments.map(({ start, end }) => ({ start: codePoint(start), end: codePoint(end) })), quotes: fragments.map(({ quote }) => quote),
        })),
      }))
      articles.push({ name: data.article.slug, text: data.text, layers })
    }
  }
  return { articles, differences }
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/**
 * Rows of our CSV, of either variant, as the layers that they are of: passages by article, text and annotator. Nobody’s texts
 * are in it, and nobody who marked nothing.
 * @param texts the texts by their SHA-256
 */
export function readRows(csv: string, articleTexts: ReadonlyMap<string, string>, path: string): ReadBack {
  const [header = [], ...rows] = parse(csv, { relax_column_count: true }) as string[][]
  const differences: Difference[] = []
  const articles = new Map<string, { name: string; text: string; layers: Map<string, LabelledPassage[]> }>()
  for (const [index, row] of rows.entries()) {
    const cell = (name: string): string => row[header.indexOf(name)] ?? ''
    const place = `${path}:${index + 2}`
    if (header.includes('pass') && cell('pass') !== '1' && cell('pass') !== '') continue
    const text = articleTexts.get(cell('text_sha256'))
    const bounds = `${cell('start')}-${cell('end')}`
    const fragments = readFragments(cell('fragments') || bounds)?.map(({ start, end }) => ({ start: codePoint(start), end: codePoint(end) }))
    if (text === undefined || !fragments) {
      differences.push({ kind: 'file', place, message: text === undefined ? 'There is no text with the hash of this row.' : 'The offsets cannot be read.' })
      continue
    }
    const points = Array.from(text)
    const quotes = fragments.map(({ start, end }) => points.slice(start, end).join(''))
    const quote = cell('quote')
    if (quote !== quotes.join(' … ') && quote !== `'${quotes.join(' … ')}`) differences.push({ kind: 'quote', place, message: `At ${bounds} the text reads “${quotes.join(' … ')}”, and the quote “${quote}”.` })
    const key = `${cell('article')} ${cell('text_sha256')} ${cell('codebook_version') || cell('codebook')}`
    const article = articles.get(key) ?? { name: cell('article'), text, layers: new Map<string, LabelledPassage[]>() }
    articles.set(key, article)
    const passages = article.layers.get(cell('annotator')) ?? []
    article.layers.set(cell('annotator'), passages)
    passages.push({ tag: cell('tag'), extent: fragments, quotes, note: cell('note'), attributes: {} })
  }
  return {
    differences,
    articles: [...articles.values()].map(({ name, text, layers }) => ({ name, text, layers: [...layers].map(([annotator, passages]) => ({ annotator, machine: false, passages })) })),
  }
}
