import { type FileMetaData, parquetMetadataAsync, parquetReadObjects, snappyUncompress } from 'hyparquet'
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js'
import { attributesFrom } from '../attributes'
import { clip } from '../clip'
import { factsIn } from '../facts'
import type { PackedFile, Reading } from '../files'
import type { Finding, Place } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { at, listAt, parseJson, textAt } from '../json'
import type { LabelledArticle } from '../labelled-article'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'
import { unitTable } from '../unit'
import { mostRows, mostValues, parquetSchema } from './schema'

/** Bytes of one page when unpacked, at most: beyond it a file is not ours. */
const mostPageBytes = 256 * 1024 * 1024

/** What a file of ours never is. */
class ParquetProblem extends Error {}

/**
 * Reads back the Parquet that `openParquet` writes: for the certificate of a release. Files of another schema are told
 * and left out, as are those whose numbers cannot be true: rows and values per group, and places in the file. The
 * offsets in UTF-16 are compared with those in code points.
 */
export async function readParquet(files: readonly PackedFile[]): Promise<Reading> {
  const findings: Finding[] = []
  const articles: LabelledArticle[] = []
  for (const { path, bytes } of files) {
    if (!path.endsWith('.parquet')) continue
    const source: ParquetSource = { byteLength: bytes.byteLength, slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer }
    for await (const reading of readParquetRows(path, source)) {
      findings.push(...reading.findings)
      articles.push(...reading.articles)
    }
  }
  return { articles, findings }
}

/** A file of which stretches can be had: bytes, end exclusive. */
export interface ParquetSource {
  readonly byteLength: number
  readonly slice: (start: number, end?: number) => ArrayBuffer | Promise<ArrayBuffer>
}

/** The same of one file, an article after the other: no more is held than a group of rows. A file that cannot be read ends with a finding. */
export async function* readParquetRows(path: string, source: ParquetSource): AsyncGenerator<Reading, void, undefined> {
  try {
    for await (const row of rowsOf(source)) yield readRow(row, { file: path, item: `article ${clip(textAt(row, 'article') ?? '')}` })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const message = error instanceof ParquetProblem ? error.message : `The file cannot be read: ${error.message.slice(0, 200)}.`
    yield { articles: [], findings: [{ kind: 'malformed', place: { file: path }, message }] }
  }
}

/** The rows, one group at a time. */
async function* rowsOf(source: ParquetSource): AsyncGenerator<Record<string, unknown>, void, undefined> {
  if (source.byteLength < 12) throw new ParquetProblem('The file is too short to be Parquet.')
  const metadata = await parquetMetadataAsync(source, { geoparquet: false })
  await checkMetadata(metadata, source)
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    yield* await parquetReadObjects({ file: source, metadata, rowStart, rowEnd, parsers: { stringFromBytes: decoded }, compressors: { SNAPPY: unpacked } }) as Record<string, unknown>[]
    rowStart = rowEnd
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A text, with a byte order mark that it may begin with. */
function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes && decoder.decode(bytes)
}

/** Three bytes of snappy never make more than 64. */
function unpacked(input: Uint8Array, length: number): Uint8Array {
  if (length > mostPageBytes || length > input.byteLength * 32 + 1024) throw new ParquetProblem('A page says that it is larger than it can be.')
  const output = new Uint8Array(length)
  snappyUncompress(input, output)
  return output
}

async function checkMetadata({ schema, row_groups: groups, num_rows: rows }: FileMetaData, source: ParquetSource): Promise<void> {
  const shape = (elements: typeof schema) => JSON.stringify(elements.map(({ name, type, repetition_type, num_children, converted_type }) => [name, type, repetition_type, num_children ?? 0, converted_type]))
  if (shape(schema.map((element, index) => (index === 0 ? parquetSchema[0]! : element))) !== shape(parquetSchema)) throw new ParquetProblem('The columns are not those that Crossread writes.')
  const columns = parquetSchema.filter(({ type }) => type !== undefined).length
  if (groups.some((group) => group.num_rows < 0n || group.num_rows > BigInt(mostRows) || group.columns.length !== columns)) throw new ParquetProblem('A group of rows is larger than Crossread writes.')
  if (groups.reduce((sum, group) => sum + group.num_rows, 0n) !== rows) throw new ParquetProblem('The number of rows is not that of its groups.')
  for (const { meta_data: column } of groups.flatMap((group) => group.columns)) {
    if (!column || column.num_values > BigInt(mostValues) || column.num_values < 0n) throw new ParquetProblem('A column is larger than Crossread writes.')
    const first = Number(column.dictionary_page_offset !== undefined && column.dictionary_page_offset > 0n ? column.dictionary_page_offset : column.data_page_offset)
    await checkPages(source, first, first + Number(column.total_compressed_size), Number(column.num_values))
  }
}

/** Goes from page to page by their headers: no page may promise more values than its column. */
async function checkPages(source: ParquetSource, start: number, end: number, values: number): Promise<void> {
  if (!(start >= 4 && start <= end && end <= source.byteLength)) throw new ParquetProblem('A column is not in the file.')
  const view = new DataView(await source.slice(start, end))
  const reader = { view, offset: 0 }
  let seen = 0
  while (reader.offset < view.byteLength) {
    const header = deserializeTCompactProtocol(reader)
    const [dictionary, first, second]: unknown[] = [header.field_7, header.field_5, header.field_8]
    const count: unknown = (dictionary ?? first ?? second) === undefined ? 0 : numberAt(dictionary ?? first ?? second)
    const size: unknown = header.field_3
    if (typeof count !== 'number' || typeof size !== 'number' || count < 0 || count > values || size < 0) throw new ParquetProblem('A page promises more than its column has.')
    if (dictionary === undefined) seen += count
    reader.offset += size
  }
  if (reader.offset !== view.byteLength || seen !== values) throw new ParquetProblem('The pages of a column do not make the column.')
}

const numberAt = (header: unknown) => at(header, 'field_1')

function readRow(row: Record<string, unknown>, place: Place): Reading {
  const [name, text] = [textAt(row, 'article'), textAt(row, 'text')]
  const problem = text === undefined ? 'There is no text.' : textProblem(text)
  if (name === undefined || text === undefined || problem !== undefined) return { articles: [], findings: [{ kind: 'text', place, message: problem ?? 'The article has no name.' }] }
  const findings: Finding[] = []
  const facts = factsIn(row)
  const utf16 = unitTable(text, 'utf16')
  const drafts = new Map<string, Draft[]>()
  const keyOf = (annotator: string | undefined, of: unknown) => JSON.stringify([annotator, at(of, 'machine') === true])
  for (const one of listAt(row, 'annotators') ?? []) drafts.set(keyOf(textAt(one, 'name'), one), [])
  for (const [index, one] of (listAt(row, 'annotations') ?? []).entries()) {
    const here = { ...place, item: `${place.item}, annotation ${index + 1}` }
    const stretches = listAt(one, 'fragments') ?? []
    const moved = [one, ...stretches].some((stretch) => utf16.toCodePoint(numberOf(stretch, 'start_utf16')) !== numberOf(stretch, 'start') || utf16.toCodePoint(numberOf(stretch, 'end_utf16')) !== numberOf(stretch, 'end'))
    const layer = drafts.get(keyOf(textAt(one, 'annotator'), one))
    const written = textAt(one, 'attributes')
    const { attributes, others } = attributesFrom(written === undefined ? {} : parseJson(written)?.value ?? null)
    if (moved) findings.push({ kind: 'outside', place: here, message: 'The offsets in UTF-16 units are not those in code points.' })
    else if (!layer || others.length > 0) findings.push({ kind: 'malformed', place: here, message: layer ? 'The attributes are no JSON object of ours.' : 'The annotator is not among those of the article.' })
    else {
      const fragments = stretches.map((stretch) => ({ start: numberOf(stretch, 'start'), end: numberOf(stretch, 'end') }))
      layer.push({ place: here, tag: textAt(one, 'tag') ?? '', fragments, quote: stretches.map((stretch) => textAt(stretch, 'quote') ?? '').join(apart), note: textAt(one, 'note') ?? '', attributes })
    }
  }
  const read = [...drafts].map(([key, all]): AnnotatorsText => {
    const [annotator, machine] = JSON.parse(key) as [string, boolean]
    const settled = settle(text, all, { units: ['codePoints'], wordsOf: (quotes) => quotes.join(apart) })
    findings.push(...settled.findings)
    return { article: name, text, file: place.file, layer: { annotator, machine, passages: settled.passages }, facts }
  })
  const gathered = gatherLayers(read.length > 0 ? read : [{ article: name, text, file: place.file, layer: undefined, facts }])
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

/** How the words of several fragments stand in one quote. */
const apart = ' … '

function numberOf(value: unknown, key: string): number {
  const found = at(value, key)
  return typeof found === 'number' ? found : Number.NaN
}
