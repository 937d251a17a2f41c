import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { randomNumbers } from '@/bench/random'
import { testArticle } from '@/core/export/test-article'
import { articleLine } from '@/core/export/write-article-line'
import { layerFormats } from '@/core/formats/formats'
import type { Reading } from '@/core/formats/files'
import { isStorableText } from '@/core/formats/storable'
import { labelledArticles } from '@/core/formats/test-articles'
import { writtenFormats } from '@/core/formats/write-formats'
import { writeWhole } from '@/core/formats/write-whole'
import { checkCanonical } from '@/core/import/invariants'
import type { ImportedArticle } from '@/core/import/import-article'
import type { Result } from '@/core/result'
import { offsetTable } from '@/core/text/offset-table'
import type { Entry } from '../entry'
import { readEntries } from '../read-entries'
import type { DocumentRequest } from '../thread/document-request'
import { docxOf } from './docx'
import { mutate } from './mutate'
import { seeds } from './seeds'

/** What came of the files that one parser was given. `read` and `refused` together are all of them, but for faults. */
export interface FuzzCount {
  readonly parser: string
  given: number
  /** Files of which something was taken. */
  read: number
  /** Files of which nothing was, with a sentence. */
  refused: number
  /** Rows and articles taken. */
  taken: number
  /** Milliseconds of the slowest. */
  slowest: number
  /** What should never be: thrown, or unsound, with the number of the file. */
  readonly faults: string[]
}

export interface FuzzOptions {
  /** Files for each parser. */
  readonly files: number
  readonly seed: number
  /** Reads a document; in a thread, or here where nothing can hang. */
  readonly readDocument: (request: DocumentRequest) => Promise<Result<ImportedArticle>>
}

const never = new AbortController().signal

/** Reads changed files by every parser of files that strangers bring: those of this folder, then those of layers. */
export async function* fuzz(options: FuzzOptions): AsyncGenerator<FuzzCount> {
  const folder = mkdtempSync(join(tmpdir(), 'crossread-fuzz-'))
  try {
    const all = await seeds()
    const others = [...all.values()].flat()
    for (const [name, files] of all) {
      const kind = documentKinds.get(name)
      yield await count(name, options, (random) => mutate(files[Math.floor(random() * files.length)]!, others, random), async (bytes) => {
        if (kind === undefined) return entriesOf(join(folder, 'upload'), name, bytes)
        const file = name === 'document.xml' ? await docxOf('', [{ path: 'word/document.xml', content: bytes }]) : bytes
        const read = await options.readDocument({ kind, bytes: new Uint8Array(file), told: undefined })
        return [read.ok ? { kind: 'article', source: { file: name }, raw: file, imported: read.value } : { kind: 'refused', source: { file: name }, message: read.problem.message }]
      })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  for (const [key, { name, read }] of Object.entries(layerFormats)) yield await countLayers(name, written[key as keyof typeof written], read, options)
}

const documentKinds: ReadonlyMap<string, DocumentRequest['kind']> = new Map([['a.txt', 'text'], ['a.md', 'markdown'], ['a.html', 'html'], ['a.docx', 'docx'], ['document.xml', 'docx'], ['a.pdf', 'pdf']])

/** How files for each reader of layers are written; our own JSONL is an export. */
const written = {
  brat: writtenFormats.brat, semeval2020: writtenFormats['semeval2020-tc'], semeval2023: writtenFormats['semeval2023-paragraphs'], labelstudio: writtenFormats.labelstudio, doccano: writtenFormats.doccano,
  casjson: writtenFormats.casjson, xmi: writtenFormats.xmi, webanno: writtenFormats.webanno, webannotation: writtenFormats.webannotation, csv: writtenFormats.csv, crossread: undefined,
} as const

const ourExport = [{ path: 'labels.jsonl', text: `${JSON.stringify(articleLine(testArticle()))}\n` }]

async function count(parser: string, { files, seed }: FuzzOptions, make: (random: () => number) => Buffer, read: (bytes: Buffer) => Promise<readonly Entry[]>): Promise<FuzzCount> {
  const counts: FuzzCount = { parser, given: 0, read: 0, refused: 0, taken: 0, slowest: 0, faults: [] }
  for (let number = 0; number < files; number++) {
    const bytes = make(randomNumbers(seed + number))
    const begun = performance.now()
    counts.given++
    try {
      const entries = await read(bytes)
      const taken = entries.filter(({ kind }) => kind !== 'refused').length
      if (taken > 0) counts.read++
      else counts.refused++
      counts.taken += taken
      const faults = entries.length === 0 ? ['neither read nor refused'] : entries.flatMap(faultsOf)
      if (faults.length > 0) counts.faults.push(`file ${number}: ${faults[0]}`)
    } catch (error) {
      counts.faults.push(`file ${number}: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : 'thrown'}`)
    }
    counts.slowest = Math.max(counts.slowest, performance.now() - begun)
  }
  return counts
}

async function entriesOf(path: string, name: string, bytes: Buffer): Promise<Entry[]> {
  writeFileSync(path, bytes)
  const entries: Entry[] = []
  for await (const entry of readEntries(path, name, { signal: never })) entries.push(entry)
  return entries
}

/** What is wrong with an entry, whatever it was made of. */
function faultsOf(entry: Entry): string[] {
  if (entry.source.line !== undefined && !(Number.isInteger(entry.source.line) && entry.source.line > 0)) return ['a line that is none']
  switch (entry.kind) {
    case 'refused': return /^[^\n]{5,600}[.?]$/u.test(entry.message) ? [] : [`no sentence: ${entry.message.slice(0, 200)}`]
    case 'row': return Object.entries(entry.fields).every(([key, value]) => isStorableText(key + value)) && !Object.hasOwn(entry.fields, '__proto__') ? [] : ['a row that cannot be stored']
    case 'article': return checkCanonical(entry.imported.canonical.map.length === 0 ? '' : Buffer.from(entry.raw).toString('utf8'), entry.imported.canonical)
  }
}

async function countLayers(parser: string, writer: (typeof written)[keyof typeof written], read: (typeof layerFormats)[keyof typeof layerFormats]['read'], options: FuzzOptions): Promise<FuzzCount> {
  const samples = fc.sample(labelledArticles({ machines: true }), { numRuns: Math.min(50, options.files), seed: options.seed }).map((articles) => (writer ? writeWhole(writer.open, articles).files : ourExport)).filter((files) => files.length > 0)
  const counts: FuzzCount = { parser, given: 0, read: 0, refused: 0, taken: 0, slowest: 0, faults: [] }
  for (let number = 0; number < options.files; number++) {
    const random = randomNumbers(options.seed + number)
    const files = samples[number % samples.length]!
    const changed = Math.floor(random() * files.length)
    const mutated = files.map((file, index) => (index === changed ? { ...file, text: mutate(Buffer.from(file.text), files.map(({ text }) => Buffer.from(text)), random).toString('utf8') } : file))
    const begun = performance.now()
    counts.given++
    try {
      const reading = read(mutated, { annotator: 'somebody' })
      if (reading.articles.length > 0) counts.read++
      else counts.refused++
      counts.taken += reading.articles.reduce((sum, { layers }) => sum + layers.reduce((all, { passages }) => all + passages.length, 0), 0)
      const [fault] = unsound(reading)
      if (fault !== undefined) counts.faults.push(`file ${number}: ${fault}`)
    } catch (error) {
      counts.faults.push(`file ${number}: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : 'thrown'}`)
    }
    counts.slowest = Math.max(counts.slowest, performance.now() - begun)
    // Others want to be heard too.
    if (number % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return counts
}

/** Passages whose words are not at their place, and texts that cannot be stored. */
function unsound({ articles }: Reading): string[] {
  return articles.flatMap(({ text, layers }) => {
    const { slice } = offsetTable(text)
    const wrong = layers.flatMap(({ passages }) => passages).filter(({ extent, quotes }) => extent.some(({ start, end }, index) => slice(start, end) !== quotes[index] || start >= end))
    return [...(isStorableText(text) ? [] : ['a text that cannot be stored']), ...wrong.map(({ quotes }) => `the words “${quotes.join(' ').slice(0, 80)}” are not at their place`)]
  })
}
