import { parse } from 'csv-parse/sync'
import { counted } from '@/core/counted'
import { readFragments } from '@/core/export/fragments'
import { unprotect } from '@/core/export/spreadsheet-cell'
import { attributesFrom } from '../attributes'
import { clip } from '../clip'
import { type Reading, type ReadOptions, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding, Place } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { at, parseJson } from '../json'
import { Proposals } from '../proposals'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'
import { unitTable } from '../unit'
import { type Column, findColumns } from './columns'

/** How the words of several fragments stand in one cell. */
const apart = ' … '

/** A row of passages is far shorter; what is longer is no table, or a quotation mark that never closes. Characters. */
const longestRow = 4 * 1024 * 1024

/** A row, with its bounds in UTF-16 units where the table has them too. */
type TableDraft = Draft & { readonly utf16?: { readonly start: number; readonly end: number } }

interface Layer {
  readonly article: string
  readonly annotator: string
  readonly machine: boolean
  readonly drafts: TableDraft[]
  readonly place: Place
}

/**
 * Reads tables of passages, CSV or TSV, with the texts: in text files called as the articles are, or in a column.
 * Headings may be those of other tools. Offsets count code points, or what the quotes say; a row without a tag says
 * that its annotator marked nothing. Our own export is such a table too, of either variant.
 */
export function readCsv(files: readonly TextFile[], { annotator, accept }: ReadOptions): Reading {
  const findings: Finding[] = []
  const proposals = new Proposals()
  const texts = new Map(files.filter(({ path }) => partsOfPath(path).ending === 'txt').map((file) => [nameOfFile(partsOfPath(file.path).stem), file]))
  const layers = new Map<string, Layer>()
  for (const file of files) {
    const { ending } = partsOfPath(file.path)
    if (ending !== 'csv' && ending !== 'tsv') continue
    const { rows, problem } = rowsOf(file.text, ending === 'tsv' ? '\t' : delimiterOf(file.text), file.path)
    if (problem) findings.push(problem)
    const [heading, ...body] = rows
    const found = findColumns(heading?.cells ?? [])
    if (heading && (found.article === undefined || found.tag === undefined)) findings.push({ kind: 'malformed', place: heading.place, message: 'The heading names no column for the article, or none for the tag.' })
    else {
      for (const { cells, place } of body) {
        const guarded = cells[found.protected ?? -1] === 'true'
        readRow((column) => (guarded ? unprotect : String)(cells[found[column] ?? -1] ?? ''), place)
      }
    }
  }

  function readRow(cell: (column: Column) => string, place: Place): void {
    const article = cell('article')
    const [owner, machine] = [cell('annotator') || annotator, cell('machine') === 'true']
    if (cell('text') !== '' && !texts.has(article)) texts.set(article, { path: place.file, text: cell('text') })
    const key = JSON.stringify([article, owner, machine])
    const layer = layers.get(key) ?? { article, annotator: owner, machine, drafts: [], place }
    layers.set(key, layer)
    if (cell('tag') === '' && cell('start') === '' && cell('quote') === '') return
    const [from, to] = [cell('start_utf16'), cell('end_utf16')]
    const fragments = cell('fragments') === '' ? [{ start: numberOf(cell('start')), end: numberOf(cell('end')) }] : readFragments(cell('fragments'))
    const parsed = cell('attributes') === '' ? { value: {} } : parseJson(cell('attributes'))
    const { attributes, others } = attributesFrom(parsed ? parsed.value : null)
    if (others.length > 0) findings.push({ kind: 'malformed', place, message: `These attributes have no form of ours and were left out: ${clip(others.join(', '))}.` })
    if (fragments) layer.drafts.push({ place, ...(from === '' || to === '' ? {} : { utf16: { start: numberOf(from), end: numberOf(to) } }), tag: cell('tag'), fragments, quote: cell('quote') === '' ? undefined : cell('quote'), note: cell('note'), attributes })
    else findings.push({ kind: 'malformed', place, message: `The fragments “${clip(cell('fragments'))}” cannot be read: they are written as 12-20;25-30.` })
  }

  const used = new Set<TextFile>()
  const read = [...layers.values()].flatMap(({ article, drafts, place, ...layer }): AnnotatorsText[] => {
    const file = texts.get(article) ?? texts.get(nameOfFile(partsOfPath(article).stem))
    const problem = file && textProblem(file.text)
    if (file) used.add(file)
    if (!file || problem !== undefined) {
      findings.push({ kind: 'text', place: file ? { file: file.path } : place, message: problem ?? `There is no text for “${clip(article)}”: ${counted(drafts.length, 'row was', 'rows were')} left out.` })
      return []
    }
    const utf16 = unitTable(file.text, 'utf16')
    const moved = new Set(drafts.filter((draft) => draft.utf16 && (utf16.toCodePoint(draft.utf16.start) !== draft.fragments[0]?.start || utf16.toCodePoint(draft.utf16.end) !== draft.fragments.at(-1)?.end)))
    findings.push(...[...moved].map(({ place }): Finding => ({ kind: 'outside', place, message: 'The offsets in UTF-16 units are not those in code points.' })))
    const settled = settle(file.text, drafts.filter((draft) => !moved.has(draft)), {
      units: ['codePoints', 'utf16', 'newlines'], wordsOf: (quotes) => quotes.join(apart), plain: (words) => unprotect(words).replace(/\s+/g, ' '), split: (quote) => quote.split(apart), accept, proposals,
    })
    findings.push(...settled.findings)
    return [{ article, text: file.text, file: file.path, layer: { ...layer, passages: settled.passages } }]
  })
  for (const [name, file] of texts) {
    const { path, text } = file
    if (used.has(file) || textProblem(text) !== undefined) continue
    read.push({ article: name, text, file: path, layer: undefined })
  }
  const gathered = gatherLayers(read, proposals)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

/** Whole numbers only: what a table has as “1.5” or “1e3” is no offset. */
function numberOf(cell: string): number {
  return /^\d{1,15}$/.test(cell.trim()) ? Number(cell.trim()) : Number.NaN
}

/** A table of another country’s spreadsheet is separated by semicolons. */
function delimiterOf(text: string): string {
  const heading = text.slice(0, Math.max(0, text.slice(0, 10_000).search(/[\r\n]|$/)))
  return heading.includes(',') || !heading.includes(';') ? ',' : ';'
}

function rowsOf(text: string, delimiter: string, file: string): { rows: { cells: string[]; place: Place }[]; problem?: Finding } {
  const rows: { cells: string[]; place: Place }[] = []
  try {
    parse(text, {
      delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: longestRow,
      // Rows before a fault are kept: it is the fault that is told.
      on_record: (cells: string[], { lines }: { lines: number }) => {
        rows.push({ cells, place: { file, line: lines } })
        return null
      },
    })
    return { rows }
  } catch (error) {
    const lines = Number(at(error, 'lines'))
    return { rows, problem: { kind: 'malformed', place: { file, ...(Number.isInteger(lines) ? { line: lines } : {}) }, message: `The table cannot be read further: ${error instanceof Error ? error.message.slice(0, 200) : 'it is no table'}.` } }
  }
}
