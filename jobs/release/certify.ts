import { createHash } from 'node:crypto'
import { type Options, parse } from 'csv-parse'
import { z } from 'zod'
import { counted } from '@/core/counted'
import type { CheckedChoice } from '@/core/export/check-choice'
import { unprotect } from '@/core/export/spreadsheet-cell'
import { isOwnFormat, nameOfFormat, placeOfLayer } from '@/core/export/export-format'
import type { ExportedArticle } from '@/core/export/exported-article'
import { splits } from '@/core/formats/format-writer'
import type { PackedFile } from '@/core/formats/files'
import { notesPath } from '@/core/formats/notes-file'
import { readParquetRows } from '@/core/formats/parquet/read-parquet'
import type { LabelledArticle } from '@/core/formats/labelled-article'
import type { WrittenFormatKey } from '@/core/formats/write-formats'
import type { CheckedCounts, FormatCertificate } from '@/core/release/certificate'
import { addCounts, compareArticle, nothingChecked } from '@/core/release/compare-article'
import { type Manner, mannerOf } from '@/core/release/match-passages'
import { Differences } from '@/core/release/named-by'
import { type ReadBack, articleOfPath, fromReading, inFileNames, lineKey, readFiles, readLine, readRows, squeezed } from '@/core/release/read-back'
import { type WhoseLayers, addWhose, nobodysLayers } from '@/core/release/whose-layers'
import { type ReleaseKey, type StoredFile, readLines, readSeveral, readStored, readStretch, readText, readWhole } from '@/data/release/files'
import { type ExpectedArticle, expectedArticles, withoutWords } from './expected'

/** What of a release is certified: the files of one choice. */
export interface Certified {
  readonly release: ReleaseKey
  readonly choice: CheckedChoice
  readonly folder: string
  readonly files: readonly StoredFile[]
  /** A pass over the snapshot that the files were written from. */
  readonly articles: AsyncIterable<ExportedArticle>
  /** Called after each article. */
  readonly tell: () => Promise<void>
}

/** Bytes of a format that is read in one go: beyond them it cannot be held. */
export const mostAtOnce = 256 * 1024 * 1024

/** Articles with files of their own that are read with one question. */
const mostTogether = { articles: 20, bytes: 4 * 1024 * 1024 } as const

/** Reads the files of a choice back from what was stored, compares them with the snapshot, and says what was found. */
export async function certify(certified: Certified): Promise<FormatCertificate> {
  const { choice, folder, files } = certified
  const about = { format: choice.format, name: nameOfFormat(choice.format), folder, files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
  const notes = await notesOf(certified)
  const check = new Check(mannerOf(choice.format))
  const unread = await read(certified, check)
  const { named, unnamed, differences } = check.differences.judge(notes)
  return { ...about, unread, counts: check.counts, whose: check.whose, notes, named, unnamed, differences }
}

/** What is added up while a format is read. */
class Check {
  counts: CheckedCounts = nothingChecked
  whose: WhoseLayers = nobodysLayers
  readonly differences = new Differences()

  constructor(private readonly manner: Manner) {}

  compare(expected: LabelledArticle, reading: ReadBack | undefined): void {
    for (const one of reading?.differences ?? []) this.differences.add(one)
    const found = reading?.articles.find(({ name }) => name === expected.name)
    if (!found) return this.missing(expected)
    const { counts, differences } = compareArticle(expected, found, this.manner)
    this.counts = addCounts(this.counts, counts)
    this.whose = addWhose(this.whose, expected, found)
    for (const one of differences) this.differences.add(one)
  }

  missing({ name, layers }: LabelledArticle): void {
    // Of an article that nobody annotated nothing is missing but its text.
    this.differences.add(layers.length === 0 ? { kind: 'article', place: name, message: 'An article that nobody annotated is not there.' } : { kind: 'layer', place: name, message: `The article with its ${counted(layers.length, 'layer')} is not there.` })
  }
}

async function read(certified: Certified, check: Check): Promise<string | null> {
  const { choice, files } = certified
  const { format } = choice
  if (format === 'jsonl') return readJsonl(certified, check)
  if (isOwnFormat(format)) return readTable(certified, check)
  if (format === 'parquet') return readParquet(certified, check)
  if (format === 'doccano') return readDoccano(certified, check, format)
  if (format === 'csv' || format === 'csv-spreadsheet') return readCsvWithTexts(certified, check, format)
  const own = files.filter(({ path }) => isOfFormat(certified, path))
  const first = own[0] && articleOfPath(format, pathIn(certified, own[0].path))
  return first === null ? readAtOnce(certified, own, check, format) : readOneByOne(certified, own, check, format)
}

/** Each article from its own files, one after the other: nothing is held but some articles. */
async function readOneByOne(certified: Certified, files: readonly StoredFile[], check: Check, format: WrittenFormatKey): Promise<null> {
  const { choice, release, articles, tell } = certified
  const groups = new Map<string, StoredFile[]>()
  for (const file of files) {
    const name = articleOfPath(choice.format, pathIn(certified, file.path))
    if (typeof name === 'string') groups.set(name, [...(groups.get(name) ?? []), file])
  }
  let batch: { readonly labelled: LabelledArticle; readonly group: readonly StoredFile[] | undefined }[] = []
  const readBatch = async (): Promise<void> => {
    const wanted = batch.flatMap(({ group }) => group ?? [])
    const bytes = new Map((await readSeveral(release, wanted)).map((whole, index) => [wanted[index]!.position, whole]))
    for (const { labelled, group } of batch) {
      const packed = group?.map(({ path, position }): PackedFile => ({ path: pathIn(certified, path), bytes: bytes.get(position)! }))
      check.compare(seenBy(format, labelled), packed && (await readFiles(format, packed, false)))
      await tell()
    }
    batch = []
  }
  for await (const { labelled } of expectedArticles(choice, articles)) {
    const key = inFileNames(labelled.name)
    batch.push({ labelled, group: groups.get(key) })
    groups.delete(key)
    if (batch.length >= mostTogether.articles || batch.reduce((sum, { group = [] }) => sum + group.reduce((bytes, { size }) => bytes + size, 0), 0) >= mostTogether.bytes) await readBatch()
  }
  await readBatch()
  for (const name of groups.keys()) check.differences.add({ kind: 'file', place: name, message: 'There are files of an article that the database does not have.' })
  return null
}

/** All files of a format together, where they are about all articles. */
async function readAtOnce(certified: Certified, files: readonly StoredFile[], check: Check, format: WrittenFormatKey): Promise<string | null> {
  const { choice, release, articles, tell } = certified
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > mostAtOnce) {
    check.differences.add({ kind: 'file', place: choice.format, message: `Its files have ${bytes} bytes, and more than ${mostAtOnce} cannot be read back at once. Leave this format out.` })
    return 'It is too large to be read back.'
  }
  const packed: PackedFile[] = []
  for (const file of files) packed.push({ path: file.path.slice(certified.folder.length + 1), bytes: await readWhole(release, file) })
  const reading = await readFiles(format, packed, choice.splits !== undefined)
  for (const one of reading.differences) check.differences.add(one)
  const found = new Map(reading.articles.map((article) => [article.name, article]))
  for await (const { labelled } of expectedArticles(choice, articles)) {
    const article = found.get(labelled.name)
    found.delete(labelled.name)
    check.compare(labelled, article && { articles: [article], differences: [] })
    await tell()
  }
  for (const name of found.keys()) check.differences.add({ kind: 'file', place: name, message: 'An article was read that the database does not have.' })
  return null
}

async function readJsonl(certified: Certified, check: Check): Promise<null> {
  const { release, files, tell, choice } = certified
  const lines = files.filter(({ path }) => path.endsWith('/articles.jsonl')).map((file) => keyed(readLines(release, file), keyOfLine))
  await meet(certified, lines, async ({ labelled }, all) => {
    if (all.length > 1) check.differences.add({ kind: 'file', place: labelled.name, message: `There are ${all.length} lines of it.` })
    const line = all[0]!
    const standOff = choice.texts === 'without' ? { text: labelled.text, sha256 } : undefined
    const reading = readLine(line, labelled.name, standOff)
    check.compare(labelled, standOff ? { ...reading, articles: reading.articles.map(withoutWords) } : reading)
    await tell()
  }, check)
  return null
}

async function readTable(certified: Certified, check: Check): Promise<null> {
  const { release, files, tell, choice } = certified
  const keyOf = (row: Record<string, string>) => lineKey(row['article'] ?? '', row['codebook_version'] ?? '', row['text_sha256'] ?? '')
  const rows = files.filter(({ path }) => path.endsWith('/annotations.csv')).map((file) => keyed(rowsOf(readStored(release, file)), keyOf))
  await meet(certified, rows, async ({ labelled }, all) => {
    const reading = readRows(all, labelled.name, { text: labelled.text, sha256 })
    check.compare(labelled, choice.texts === 'without' ? { ...reading, articles: reading.articles.map(withoutWords) } : reading)
    await tell()
  }, check)
  return null
}

/** Each article from its row, a group of rows at a time. The hash of the file is compared before. */
async function readParquet(certified: Certified, check: Check): Promise<null> {
  const { release, files, tell } = certified
  const own = files.filter(({ path }) => path.endsWith('.parquet'))
  for (const file of own) for await (const _ of readStored(release, file));
  const rows = own.map((file) => keyed(readParquetRows(pathIn(certified, file.path), {
    byteLength: file.size, slice: async (start, end = file.size) => new Uint8Array(await readStretch(release, file, start, end)).buffer,
  }), ({ articles }) => articles[0]?.name ?? ''))
  await meet(certified, rows, async ({ labelled }, all) => {
    if (all.length > 1) check.differences.add({ kind: 'file', place: labelled.name, message: `There are ${all.length} rows of it.` })
    check.compare(labelled, fromReading(all[0]!))
    await tell()
  }, check, ({ labelled }) => labelled.name)
  return null
}

/** Each article from its lines in the files of all annotators, which are in the order of the snapshot. */
async function readDoccano(certified: Certified, check: Check, format: WrittenFormatKey): Promise<null> {
  const { release, files, tell } = certified
  const own = files.filter(({ path }) => isOfFormat(certified, path))
  const lines = own.map((file) => keyed(packedLines(readLines(release, file), pathIn(certified, file.path)), ({ name }) => name))
  await meet(certified, lines, async ({ labelled }, all) => {
    check.compare(labelled, await readFiles(format, all.map(({ path, line }) => ({ path, bytes: Buffer.from(`${line}\n`) })), false))
    await tell()
  }, check, ({ labelled }) => labelled.name)
  return null
}

interface PackedLine {
  readonly name: string
  readonly path: string
  readonly line: string
}

async function* packedLines(lines: AsyncIterable<string>, path: string): AsyncGenerator<PackedLine, void, undefined> {
  for await (const line of lines) if (line !== '') yield { path, line, name: nameOfLine(line) }
}

const namedLine = z.object({ name: z.string() })

/** By which article a line says that it is; empty where it says nothing, which no article is called. */
function nameOfLine(line: string): string {
  try {
    return namedLine.safeParse(JSON.parse(line)).data?.name ?? ''
  } catch {
    return ''
  }
}

/** Each article from its rows in the tables, which are in the order of the snapshot, and from the file of its text. */
async function readCsvWithTexts(certified: Certified, check: Check, format: WrittenFormatKey): Promise<null> {
  const { choice, release, files, articles, tell } = certified
  const own = files.filter(({ path }) => isOfFormat(certified, path))
  const texts = new Map(own.flatMap((file) => (pathIn(certified, file.path).startsWith('texts/') ? [[pathIn(certified, file.path), file] as const] : [])))
  const tables = await Promise.all(own.filter(({ path }) => pathIn(certified, path) === 'annotations.csv').map(async (file) => {
    const rows = rawRows(readStored(release, file))
    const heading = await rows.next()
    return { rows, heading: heading.done ? '' : heading.value.raw, next: await rows.next() }
  }))
  for await (const { labelled } of expectedArticles(choice, articles)) {
    const path = `texts/${inFileNames(labelled.name)}.txt`
    const text = texts.get(path)
    texts.delete(path)
    let table = ''
    for (const one of tables) {
      for (; !one.next.done && one.next.value.article === labelled.name; one.next = await one.rows.next()) table += (table === '' ? one.heading : '') + one.next.value.raw
    }
    const packed: PackedFile[] = [...(text ? [{ path, bytes: await readWhole(release, text) }] : []), ...(table === '' ? [] : [{ path: 'annotations.csv', bytes: Buffer.from(table) }])]
    check.compare(labelled, packed.length === 0 ? undefined : await readFiles(format, packed, false))
    await tell()
  }
  for (const path of texts.keys()) check.differences.add({ kind: 'file', place: path, message: 'There is a text of an article that the database does not have.' })
  for (const { rows, next } of tables) {
    for (let row = next; !row.done; row = await rows.next()) check.differences.add({ kind: 'file', place: row.value.article, message: 'A row was read of an article that the database does not have there.' })
  }
  return null
}

/** The rows of a table as they stand in the file, with the article that each is of: its first cell. */
async function* rawRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ readonly raw: string; readonly article: string }, void, undefined> {
  for await (const { raw, record } of parsed<{ readonly raw: string; readonly record: readonly string[] }>(bytes, { raw: true, bom: true, relax_column_count: true })) {
    yield { raw, article: record.at(-1) === 'true' ? unprotect(record[0] ?? '') : (record[0] ?? '') }
  }
}

interface Keyed<Item> {
  readonly key: string
  readonly item: Item
}

/** The items of a file with the key of the article that each is of. */
async function* keyed<Item>(items: AsyncIterable<Item>, keyOf: (item: Item) => string): AsyncGenerator<Keyed<Item>, void, undefined> {
  for await (const item of items) if (item !== '') yield { key: keyOf(item), item }
}

/**
 * Brings articles of the snapshot together with what was read of them. Files are in the order of the snapshot, each split for
 * itself, so that nothing has to wait but the next item of each.
 * @param each what to do with an article and its items
 * @param keyOf what the items of an article have as their key
 */
async function meet<Item>({ choice, articles }: Certified, files: readonly AsyncGenerator<Keyed<Item>, void, undefined>[], each: (expected: ExpectedArticle, items: readonly Item[]) => Promise<void>, check: Check, keyOf: (expected: ExpectedArticle) => string = ({ key }) => key): Promise<void> {
  const heads = await Promise.all(files.map(async (items) => ({ items, next: await items.next() })))
  for await (const expected of expectedArticles(choice, articles)) {
    const found: Item[] = []
    for (const head of heads) {
      while (!head.next.done && head.next.value.key === keyOf(expected)) {
        found.push(head.next.value.item)
        head.next = await head.items.next()
      }
    }
    // A table has no row of an article in which nothing was marked, and a file of doccano no line.
    const empty = choice.format !== 'jsonl' && choice.format !== 'parquet' && expected.labelled.layers.length === 0
    if (found.length > 0) await each(expected, found)
    else if (!empty) check.missing(expected.labelled)
  }
  for (const head of heads) {
    for (; !head.next.done; head.next = await head.items.next()) {
      check.differences.add({ kind: 'file', place: head.next.value.key.split(' ')[0]!, message: 'Something was read of an article, text or codebook that the database does not have there.' })
    }
  }
}

/** An article as a format can show it: CoNLL has no white space. */
function seenBy(format: WrittenFormatKey, article: LabelledArticle): LabelledArticle {
  return format === 'conll' ? squeezed(article) : article
}

function keyOfLine(line: string): string {
  return readLine(line, '', { text: '', sha256: () => '' }).key
}

function rowsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Record<string, string>, void, undefined> {
  return parsed(bytes, { columns: true, bom: true, relax_column_count: true })
}

/** The rows of a table, one by one, as the options have them. */
async function* parsed<Row>(bytes: AsyncIterable<Uint8Array>, options: Options): AsyncGenerator<Row, void, undefined> {
  const parser = parse(options)
  const feed = async (): Promise<void> => {
    for await (const piece of bytes) if (!parser.write(piece)) await new Promise((resolve) => parser.once('drain', resolve))
    parser.end()
  }
  feed().catch((error: unknown) => parser.destroy(error instanceof Error ? error : new Error(String(error))))
  for await (const row of parser) yield row as Row
}

/** What the package says that its format cannot hold: the list at the end of its notes. */
async function notesOf({ release, files, folder }: Certified): Promise<string[]> {
  const file = files.find(({ path }) => path === `${folder}/${notesPath}`)
  if (!file) return []
  const [, lost = ''] = (await readText(release, file)).split('## What the format cannot hold')
  return lost.split('\n').filter((line) => /^- .*\(\d+\)$/.test(line)).map((line) => line.slice(2))
}

/** Whether a file is of the format itself, not one that stands beside it. */
function isOfFormat(certified: Certified, path: string): boolean {
  const { choice } = certified
  const file = pathIn(certified, path)
  const beside = choice.layers.filter((layer) => placeOfLayer(choice.format, layer) === 'beside').map((layer) => `${layer}.jsonl`)
  return file !== notesPath && file !== 'splits.csv' && !beside.includes(file)
}

/** A path as the format has it: without the folder of the choice, and of the split. */
function pathIn(certified: Certified, path: string): string {
  const within = path.slice(certified.folder.length + 1)
  const split = splitOf(certified, path)
  return split === undefined ? within : within.slice(split.length + 1)
}

function splitOf({ choice, folder }: Certified, path: string): string | undefined {
  return choice.splits && splits.find((split) => path.startsWith(`${folder}/${split}/`))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
