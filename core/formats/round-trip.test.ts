import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { type PackedFile, byName } from './files'
import { splits } from './format-writer'
import { type ArticleFacts, type LabelledArticle, type LabelledPassage, factKeys } from './labelled-article'
import { Losses } from './losses'
import { memorySpill, packageFiles } from './package-files'
import { readBack } from './read-back'
import { awkwardPieces, labelledArticles, withoutPlaces } from './test-articles'
import { type WrittenFormatKey, openFormat, writtenFormats } from './write-formats'

// Hundreds of projects take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const keys = Object.keys(writtenFormats) as WrittenFormatKey[]

/** Formats that never lose anything, whatever it is. */
const whole: ReadonlySet<WrittenFormatKey> = new Set(['webannotation', 'csv', 'csv-spreadsheet', 'parquet'])

/** A package through the same door as an export, in memory. */
async function packed(key: WrittenFormatKey, articles: readonly LabelledArticle[], split: boolean): Promise<{ files: PackedFile[]; notes: readonly string[] }> {
  const lost = new Losses()
  async function* all() {
    for (const [index, article] of byName(articles).entries()) yield split ? { article, split: splits[index % splits.length]! } : { article }
  }
  const files: PackedFile[] = []
  for await (const { path, bytes } of packageFiles(openFormat(key, { lost, split }), all(), memorySpill())) {
    const parts: Uint8Array[] = []
    for await (const part of bytes) parts.push(part)
    files.push({ path, bytes: Buffer.concat(parts) })
  }
  return { files, notes: lost.notes }
}

const keyOf = ({ tag, extent, note, attributes }: LabelledPassage) => JSON.stringify([tag, extent, note, Object.entries(attributes).sort()])

const inOrder = (articles: readonly LabelledArticle[]): unknown => byName(articles).map((article) => ({
  ...article, layers: [...article.layers].sort((one, other) => (one.annotator < other.annotator ? -1 : 1)).map((layer) => ({ ...layer, passages: [...layer.passages].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)) })),
}))

const asText = (files: readonly PackedFile[]) => Object.fromEntries(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('latin1')]))

/** Splits are told by the order of the articles: reading back, and writing again, must come to the same. */
describe.each([false, true])('a package, with splits: %s,', (split) => {
  test.each(keys)('of %s is read back, and written again to the same bytes; without a note nothing is lost', async (key) => {
    let lossless = 0
    await fc.assert(
      fc.asyncProperty(labelledArticles({ machines: true }), async (articles) => {
        const written = await packed(key, articles, split)
        const reading = await readBack(key, written.files, { split })
        expect(reading.findings).toEqual([])
        // What a format leaves out is not read back, and would move the articles after it to other splits.
        if (!split || reading.articles.length === articles.length) expect(asText((await packed(key, reading.articles, split)).files)).toEqual(asText(written.files))
        if (written.notes.length > 0) return
        lossless++
        expect(inOrder(withoutPlaces(reading.articles))).toEqual(inOrder(articles))
      }),
      { numRuns: split ? 60 : 200 },
    )
    if (whole.has(key)) expect(lossless).toBe(split ? 60 : 200)
    if (key === 'conll') expect(lossless).toBe(0)
  })
})

const words = fc.array(fc.constantFrom(...awkwardPieces), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''))
const facts: fc.Arbitrary<ArticleFacts> = fc.array(fc.tuple(fc.constantFrom(...factKeys), words)).map((entries) => Object.fromEntries(entries))

test.each(['parquet', 'labelstudio', 'doccano'] as const)('%s has what is known of an article, and it comes back', async (key) => {
  await fc.assert(
    fc.asyncProperty(labelledArticles(), facts, async (articles, facts) => {
      const known = articles.map((article) => ({ ...article, layers: article.layers.length === 0 ? [{ annotator: 'anna', machine: false, passages: [] }] : article.layers, ...(Object.keys(facts).length === 0 ? {} : { facts }) }))
      const { articles: read } = await readBack(key, (await packed(key, known, false)).files)
      expect(byName(read).map(({ facts }) => facts)).toEqual(byName(known).map(({ facts }) => facts))
    }),
  )
})
