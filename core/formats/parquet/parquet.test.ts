import fc from 'fast-check'
import { parquetMetadata } from 'hyparquet'
import { ByteWriter, ParquetWriter, parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { codePoint } from '@/core/text/offset'
import { expectSound } from '../expect-sound'
import { type DatasetFacts, type Split, type WriterOptions } from '../format-writer'
import type { LabelledArticle } from '../labelled-article'
import { Losses } from '../losses'
import { labelledArticles } from '../test-articles'
import { readParquet } from './read-parquet'
import { mostRows, parquetSchema } from './schema'
import { openParquet, parquetPath } from './write-parquet'

vi.setConfig({ testTimeout: 120_000 })

/** Every file of a package, in one piece. */
function written(articles: readonly (readonly [LabelledArticle, Split?])[], options: Partial<WriterOptions> = {}): Map<string, Buffer> {
  const writer = openParquet({ lost: new Losses(), ...options })
  const files = new Map<string, Buffer>()
  for (const { path, content } of [...articles.flatMap(([article, split]) => writer.article(article, split)), ...writer.end()]) files.set(path, Buffer.concat([files.get(path) ?? Buffer.of(), Buffer.from(content)]))
  return files
}

const at = (start: number, end: number) => ({ start: codePoint(start), end: codePoint(end) })
const article = (name: string): LabelledArticle => ({
  name, text: '\ufeffa🙂b cafe\u0301 שלום', layers: [{ annotator: 'anna', machine: false, passages: [{ tag: 'x', extent: [at(2, 4), at(5, 10)], quotes: ['🙂b', 'cafe\u0301'], note: '', attributes: {} }] }],
})
const only = (files: Map<string, Buffer>) => files.get(parquetPath('train'))!
const read = (bytes: Uint8Array) => readParquet([{ path: 'a.parquet', bytes }])

describe('Parquet', () => {
  test('has a file for each split, and a card that names them and leaves out what is unknown', () => {
    const dataset: DatasetFacts = { title: 'Framing: "élections" 🗳️', description: 'Read by three.', languages: ['en', 'he'], licence: 'CC-BY-4.0' }
    const files = written([[article('a'), 'train'], [article('b'), 'test'], [article('c'), 'train']], { split: true, dataset })
    expect([...files.keys()]).toEqual(['data/train-00000-of-00001.parquet', 'data/test-00000-of-00001.parquet', 'README.md'])
    const matter = (card: Buffer) => parse(String(card).split('---\n')[1]!) as unknown
    expect(matter(files.get('README.md')!)).toMatchObject({
      pretty_name: dataset.title, language: ['en', 'he'], license: 'cc-by-4.0', size_categories: ['n<1K'],
      configs: [{ config_name: 'default', data_files: [{ split: 'train', path: 'data/train-*' }, { split: 'test', path: 'data/test-*' }] }],
    })
    const bare = matter(written([[article('a')]]).get('README.md')!)
    expect(bare).not.toHaveProperty('license')
    expect(bare).not.toHaveProperty('language')
  })

  test('has offsets in both units, and finds a pair that differs', async () => {
    const bytes = only(written([[article('a')]]))
    const reading = await read(bytes)
    expect(reading.findings).toEqual([])
    expect(reading.articles).toMatchObject([{ name: 'a', text: article('a').text, layers: [{ annotator: 'anna', passages: [{ tag: 'x', extent: [at(2, 4), at(5, 10)] }] }] }])
    const moved = await parquetOf([{ ...row, annotations: [{ ...annotation, end_utf16: 4 }] }])
    expect(await read(moved)).toMatchObject({ findings: [{ kind: 'outside', message: expect.stringContaining('UTF-16') }] })
  })

  test('goes out in groups of rows, and is one file', async () => {
    const names = Array.from({ length: mostRows * 2 + 1 }, (_, index) => `a${String(index).padStart(5, '0')}`)
    const writer = openParquet({ lost: new Losses() })
    const pieces = names.flatMap((name) => writer.article(article(name)))
    expect(pieces).toHaveLength(2)
    const all = [...pieces, ...writer.end()]
    const bytes = Buffer.concat(all.filter(({ path }) => path === parquetPath('train')).map(({ content }) => Buffer.from(content)))
    expect(parquetMetadata(bytes).row_groups.map(({ num_rows }) => num_rows)).toEqual([500n, 500n, 1n])
    const reading = await read(bytes)
    expect(reading.findings).toEqual([])
    expect(reading.articles.map(({ name }) => name)).toEqual(names)
  })

  test('of no articles is a table without rows', async () => {
    expect(await read(only(written([])))).toEqual({ articles: [], findings: [] })
  })
})

const annotation = { annotator: 'anna', machine: false, tag: 'x', start: 1, end: 2, start_utf16: 1, end_utf16: 3, quote: '🙂', fragments: [{ start: 1, end: 2, start_utf16: 1, end_utf16: 3, quote: '🙂' }], note: '', attributes: null }
const row: Record<string, unknown> = { article: 'a', text: 'a🙂b', annotators: [{ name: 'anna', machine: false }], annotations: [annotation] }

/** A file of these rows, whatever they hold. */
async function parquetOf(rows: readonly Record<string, unknown>[], change: (writer: ParquetWriter) => void = () => {}): Promise<Uint8Array> {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({ writer: bytes, schema: parquetSchema })
  const names = parquetSchema.filter((_, index) => index > 0 && parents[index] === 0).map(({ name }) => name)
  await writer.write({ columnData: names.map((name) => ({ name, data: rows.map((one) => one[name] ?? null) })), rowGroupSize: 100_000 })
  change(writer)
  await writer.finish()
  return bytes.getBytes().slice()
}

/** For each element of the schema the index of the one that it stands in. */
const parents = parquetSchema.reduce<{ of: number[]; open: { index: number; left: number }[] }>(({ of, open }, { num_children: children = 0 }, index) => {
  of.push(open.at(-1)?.index ?? -1)
  if (open.at(-1)) open.at(-1)!.left--
  while (open.at(-1)?.left === 0) open.pop()
  if (children > 0) open.push({ index, left: children })
  return { of, open }
}, { of: [], open: [] }).of

describe('a hostile Parquet', () => {
  test('cut off anywhere is refused', async () => {
    const bytes = only(written([[article('a')], [article('b')]]))
    for (let length = 0; length < bytes.length; length += 37) expect(await read(bytes.subarray(0, length))).toMatchObject({ articles: [], findings: [{ kind: 'malformed' }] })
  })

  const lies: readonly (readonly [string, (writer: ParquetWriter) => void])[] = [
    ['more rows than it has', (writer) => void (writer.num_rows = 4_000_000_000n)],
    ['a group of billions of rows', (writer) => { writer.row_groups[0]!.num_rows = writer.num_rows = 4_000_000_000n }],
    ['a column of billions of values', (writer) => void (writer.row_groups[0]!.columns[0]!.meta_data!.num_values = 4_000_000_000n)],
    ['a column of more values than its pages', (writer) => void (writer.row_groups[0]!.columns[0]!.meta_data!.num_values = 5n)],
    ['a column outside the file', (writer) => void (writer.row_groups[0]!.columns[1]!.meta_data!.data_page_offset = 999_999n)],
    ['a column that never ends', (writer) => void (writer.row_groups[0]!.columns[1]!.meta_data!.total_compressed_size = 1n << 40n)],
    ['a column before the file', (writer) => void (writer.row_groups[0]!.columns[1]!.meta_data!.data_page_offset = -5n)],
    ['a column fewer', (writer) => void writer.row_groups[0]!.columns.pop()],
  ]
  test.each(lies)('whose footer tells of %s is refused', async (_, lie) => {
    const before = process.memoryUsage().rss
    expect(await read(await parquetOf([row], lie))).toMatchObject({ articles: [], findings: [{ kind: 'malformed' }] })
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('with other columns is refused', async () => {
    const other = parquetWriteBuffer({ columnData: [{ name: 'text', data: ['a🙂b'] }, { name: 'labels', data: [1], type: 'INT32' }] })
    expect(await read(new Uint8Array(other))).toMatchObject({ articles: [], findings: [{ kind: 'malformed', message: expect.stringContaining('columns') }] })
  })

  test('with a page that unpacks to more than it can hold is refused, before anything is unpacked', async () => {
    const bytes = await parquetOf([{ ...row, text: `a🙂b${'x'.repeat(100)}` }])
    expect((await read(bytes)).findings).toEqual([])
    // Sizes of pages are numbers of a few bytes: each byte of the pages once made as large as it can be.
    const before = process.memoryUsage().rss
    for (let at = 4; at < 400; at++) {
      const changed = Uint8Array.from(bytes)
      changed[at] = 0xfe
      expectSound(await read(changed))
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  })

  test('with rows that are none of ours is read as far as it goes', async () => {
    const reading = await read(await parquetOf([{ ...row, annotations: [{ ...annotation, annotator: 'nobody' }, { ...annotation, attributes: '[1]' }, { ...annotation, tag: '' }, { ...annotation, fragments: [] }, annotation] }]))
    expect(reading.articles[0]!.layers[0]!.passages).toHaveLength(1)
    expect(reading.findings.map(({ kind }) => kind)).toEqual(['malformed', 'malformed', 'malformed', 'outside'])
  })

  test('changed anywhere is read without throwing, and what is taken from it is sound: 400 mutations', async () => {
    await fc.assert(
      fc.asyncProperty(labelledArticles({ machines: true }), fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }), { minLength: 1, maxLength: 5 }), async (articles, mutations) => {
        const bytes = Uint8Array.from(only(written(articles.map((article) => [article]))))
        for (const { at, byte } of mutations) bytes[Math.floor(at * (bytes.length - 1))] = byte
        expectSound(await read(bytes))
      }),
      { numRuns: 400 },
    )
  })
})
