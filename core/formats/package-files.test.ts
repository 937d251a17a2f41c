import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byName } from './files'
import { type FormatWriter, type Split, piece, splits, wholeFile } from './format-writer'
import type { LabelledArticle } from './labelled-article'
import { Losses } from './losses'
import { type PackagedArticle, type Spill, memorySpill, packageFiles } from './package-files'
import { labelledArticles } from './test-articles'
import { type WrittenFormatKey, openFormat, writtenFormats } from './write-formats'

async function* streamed<Item>(items: readonly Item[]): AsyncGenerator<Item, void, undefined> {
  yield* items
}

/** All of a package, as text. */
async function collected<Article>(writer: FormatWriter<Article>, articles: AsyncIterable<PackagedArticle<Article>>, spill: Spill = memorySpill()): Promise<{ path: string; text: string }[]> {
  const files: { path: string; text: string }[] = []
  for await (const { path, bytes } of packageFiles(writer, articles, spill)) {
    const parts: Uint8Array[] = []
    for await (const part of bytes) parts.push(part)
    files.push({ path, text: Buffer.concat(parts).toString('latin1') })
  }
  return files
}

const keys = Object.keys(writtenFormats) as WrittenFormatKey[]

describe('a package', () => {
  test.each(keys)('of %s is what the writer wrote, every file once', async (key) => {
    await fc.assert(
      fc.asyncProperty(labelledArticles({ machines: true }), async (articles) => {
        const sorted = byName(articles)
        const writer = openFormat(key, { lost: new Losses() })
        const expected = new Map<string, Buffer>()
        for (const { path, content } of [...sorted.flatMap((article) => writer.article(article)), ...writer.end()]) expected.set(path, Buffer.concat([expected.get(path) ?? Buffer.of(), Buffer.from(content)]))
        const files = await collected(openFormat(key, { lost: new Losses() }), streamed(sorted.map((article) => ({ article }))))
        const byPath = (all: readonly (readonly [string, string])[]) => [...all].sort(([one], [other]) => (one < other ? -1 : 1))
        expect(byPath(files.map(({ path, text }) => [path, text]))).toEqual(byPath([...expected].map(([path, bytes]) => [path, bytes.toString('latin1')])))
      }),
      { numRuns: 30 },
    )
  })

  test.each(keys)('of %s may have splits, and no text stands in two of them', async (key) => {
    const article = (name: string): LabelledArticle => ({ name, text: `Text of ${name} 🙂`, layers: [{ annotator: 'anna', machine: false, passages: [] }] })
    const of: readonly [string, Split][] = [['a', 'train'], ['b', 'test'], ['c', 'train'], ['d', 'validation']]
    const files = await collected(openFormat(key, { lost: new Losses(), split: true }), streamed(of.map(([name, split]) => ({ article: article(name), split }))))
    expect(splits.every((split) => files.some(({ path }) => path.includes(split)))).toBe(true)
    for (const { path } of files) expect(path).toMatch(/^(?:train|validation|test)\/|^data\/(?:train|validation|test)-|^README\.md$/)
  })

  test('keeps nothing but a little of each file that waits', async () => {
    const line = 'x'.repeat(1000)
    const writer: FormatWriter<string> = { article: (name) => [wholeFile(name, name), piece('lines', line), piece('few', '.')], end: () => [piece('lines', 'end')] }
    const spilled: number[] = []
    const memory = memorySpill()
    const spill: Spill = { read: (file) => memory.read(file), append: (file, bytes) => (spilled.push(file), memory.append(file, bytes)) }
    const names = Array.from({ length: 200 }, (_, index) => String(index))
    const files = await collected(writer, streamed(names.map((article) => ({ article }))), spill)
    expect(files.map(({ path }) => path)).toEqual([...names, 'lines', 'few'])
    expect(files.at(-2)!.text).toBe(`${line.repeat(200)}end`)
    expect(files.at(-1)!.text).toBe('.'.repeat(200))
    // Of the lines 198 in three goes; the rest, and the other file, never left memory.
    expect(spilled).toEqual(Array.from({ length: 198 }, () => 0))
  })

  test('reads articles no faster than what grows is read, and says when it was not read', async () => {
    let asked = 0
    const articles = (async function* () {
      for (const name of ['a', 'b', 'c']) {
        asked++
        yield { article: name }
      }
    })()
    const writer: FormatWriter<string> = { grows: 'all', article: (name) => [piece('all', name)], end: () => [wholeFile('list', 'abc')] }
    const files = packageFiles(writer, articles, memorySpill())
    const first = await files.next()
    expect(asked).toBe(0)
    const bytes = first.value!.bytes[Symbol.asyncIterator]()
    await bytes.next()
    expect(asked).toBe(1)
    await expect(files.next()).rejects.toThrow('not read to its end')
  })
})
