import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type LayerFormatKey, layerFormats } from '@/core/formats/formats'
import type { LabelledArticle } from '@/core/formats/labelled-article'
import { labelledArticles } from '@/core/formats/test-articles'
import { type WrittenFormatKey, writtenFormats } from '@/core/formats/write-formats'
import { writeWhole } from '@/core/formats/write-whole'
import { codePoint } from '@/core/text/offset'
import { compareArticle } from './compare-article'
import { Differences } from './named-by'

vi.setConfig({ testTimeout: 60_000 })

const readers: Partial<Record<WrittenFormatKey, LayerFormatKey>> = {
  brat: 'brat', 'semeval2020-si': 'semeval2020', 'semeval2020-tc': 'semeval2020', 'semeval2023-spans': 'semeval2023', 'semeval2023-paragraphs': 'semeval2023',
  labelstudio: 'labelstudio', doccano: 'doccano', casjson: 'casjson', webanno: 'webanno', webannotation: 'webannotation', csv: 'csv',
}

function compareAll(expected: readonly LabelledArticle[], read: readonly LabelledArticle[]): Differences {
  const differences = new Differences()
  for (const article of expected) {
    const found = read.find(({ name }) => name === article.name)
    if (found) for (const one of compareArticle(article, found).differences) differences.add(one)
    else differences.add({ kind: 'article', place: article.name, message: 'It is not there.' })
  }
  return differences
}

describe.each(Object.entries(readers) as [WrittenFormatKey, LayerFormatKey][])('%s', (written, read) => {
  it('differs only in what its notes name', () => {
    fc.assert(
      fc.property(labelledArticles({ machines: true }).map(withKeys), (articles) => {
        const { files, notes } = writeWhole(writtenFormats[written].open, articles)
        const reading = layerFormats[read].read(files, { annotator: 'annotator' })
        const { differences } = compareAll(articles, reading.articles).judge(notes)
        expect({ notes, differences }).toEqual({ notes, differences: [] })
      }),
      { numRuns: 150 },
    )
  })

  it('is found out where a passage has moved after it was written', () => {
    let moved = 0
    fc.assert(
      fc.property(labelledArticles().map(withKeys), fc.nat(), (articles, choice) => {
        const { files, notes } = writeWhole(writtenFormats[written].open, articles)
        const reading = layerFormats[read].read(files, { annotator: 'annotator' })
        const doctored = move(reading.articles, choice)
        if (!doctored) return
        moved++
        expect(compareAll(articles, doctored).judge(notes).unnamed).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
    expect(moved).toBeGreaterThan(0)
  })
})

/** Tags as a codebook has them, with letters alone: what formats do to commas and line breaks in tags does not come up in
 * a project. And no two the same: of two that lie over one another, have the same tag and were cut into pieces, nobody could say
 * which piece is whose. */
function withKeys(articles: LabelledArticle[]): LabelledArticle[] {
  const keyed = (tag: string, index: number) => `t${tag.replace(/[^a-z]/giu, '')}${index}`
  return articles.map((article) => ({ ...article, layers: article.layers.map((layer) => ({ ...layer, passages: layer.passages.map((one, index) => ({ ...one, tag: keyed(one.tag, index) })) })) }))
}

/** One passage goes over to the place of no other, with words that fit there; undefined where there is no such place. */
function move(articles: readonly LabelledArticle[], choice: number): LabelledArticle[] | undefined {
  const places = articles.flatMap((article, a) => article.layers.flatMap((layer, l) => layer.passages.map((_, p) => ({ a, l, p }))))
  if (places.length === 0) return undefined
  const { a, l, p } = places[choice % places.length]!
  const article = articles[a]!
  const points = Array.from(article.text)
  const layer = article.layers[l]!
  const covered = new Set(layer.passages.flatMap(({ extent }) => extent.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index))))
  const free = points.findIndex((point, index) => !covered.has(index) && point.trim() !== '')
  if (free < 0) return undefined
  const passage = { ...layer.passages[p]!, extent: [{ start: codePoint(free), end: codePoint(free + 1) }], quotes: [points[free]!] }
  const passages = layer.passages.map((one, index) => (index === p ? passage : one))
  return articles.map((one, index) => (index === a ? { ...one, layers: one.layers.map((other, at) => (at === l ? { ...other, passages } : other)) } : one))
}
