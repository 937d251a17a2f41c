import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type LayerFormatKey, layerFormats } from '@/core/formats/formats'
import type { LabelledArticle, LabelledPassage } from '@/core/formats/labelled-article'
import { labelledArticles } from '@/core/formats/test-articles'
import { type WrittenFormatKey, writtenFormats } from '@/core/formats/write-formats'
import { writeWhole } from '@/core/formats/write-whole'
import { codePoint } from '@/core/text/offset'
import { compareArticle } from './compare-article'
import { mannerOf } from './match-passages'
import { Differences } from './named-by'

vi.setConfig({ testTimeout: 60_000 })

const readers: Partial<Record<WrittenFormatKey, LayerFormatKey>> = {
  brat: 'brat', 'semeval2020-si': 'semeval2020', 'semeval2020-tc': 'semeval2020', 'semeval2023-spans': 'semeval2023', 'semeval2023-paragraphs': 'semeval2023',
  labelstudio: 'labelstudio', doccano: 'doccano', casjson: 'casjson', webanno: 'webanno', webannotation: 'webannotation', csv: 'csv',
}

function compareAll(written: WrittenFormatKey, expected: readonly LabelledArticle[], read: readonly LabelledArticle[]): Differences {
  const differences = new Differences()
  for (const article of expected) {
    const found = read.find(({ name }) => name === article.name)
    if (found) for (const one of compareArticle(article, found, mannerOf(written)).differences) differences.add(one)
    else differences.add({ kind: 'article', place: article.name, message: 'It is not there.' })
  }
  return differences
}

describe.each(Object.entries(readers) as [WrittenFormatKey, LayerFormatKey][])('%s', (written, read) => {
  it.each([['tags of their own', withKeys], ['tags that lie over themselves', withFewTags]] as const)('differs only in what its notes name, with %s', (_, tagged) => {
    fc.assert(
      fc.property(labelledArticles({ machines: true }).map(tagged), (articles) => {
        const { files, notes } = writeWhole(writtenFormats[written].open, articles)
        const reading = layerFormats[read].read(files, { annotator: 'annotator' })
        const { differences } = compareAll(written, articles, reading.articles).judge(notes)
        expect({ notes, differences }).toEqual({ notes, differences: [] })
      }),
      { numRuns: 150 },
    )
  })

  it.each<[string, (passages: readonly LabelledPassage[], at: number, text: string) => LabelledPassage[] | undefined]>([
    ['has moved', moved],
    ['is gone that had a place of its own', withoutLone],
    ['is there twice', (passages, at) => [...passages, { ...passages[at]! }]],
    ['grew by a letter', grown],
    ['became another tag', (passages, at) => passages.map((one, index) => (index === at ? { ...one, tag: 'never' } : one))],
  ])('is found out where a passage %s after it was written', (name, doctor) => {
    let doctored = 0
    fc.assert(
      fc.property(labelledArticles().map(withFewTags), fc.nat(), (articles, choice) => {
        const { files, notes } = writeWhole(writtenFormats[written].open, articles)
        const reading = layerFormats[read].read(files, { annotator: 'annotator' })
        const other = change(reading.articles, choice, doctor)
        // Where the format left out the tags, another is no news; where it widened passages, one that grew is one of those.
        if (!other || notes.some((note) => note.includes('the tags were left out') || (doctor === grown && /was widened|was moved|whole paragraphs/.test(note)))) return
        doctored++
        expect(compareAll(written, articles, other).judge(notes).unnamed).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
    // The one has no tags, and of the other every passage becomes one of a paragraph.
    if (written !== 'semeval2020-si' && !(written === 'semeval2023-paragraphs' && doctor === grown)) expect(doctored, name).toBeGreaterThan(0)
  })
})

/** Tags as a codebook has them, with letters alone: what formats do to commas and line breaks in tags does not come up in a project. No two are the same. */
function withKeys(articles: LabelledArticle[]): LabelledArticle[] {
  return tagged(articles, (tag, index) => `t${tag.replace(/[^a-z]/giu, '')}${index}`)
}

/** Two tags for all, so that passages of one tag lie over one another, some of them in the same place. */
function withFewTags(articles: LabelledArticle[]): LabelledArticle[] {
  return tagged(articles, (_, index) => `t${index % 2}`)
}

function tagged(articles: LabelledArticle[], tagOf: (tag: string, index: number) => string): LabelledArticle[] {
  return articles.map((article) => ({ ...article, layers: article.layers.map((layer) => ({ ...layer, passages: layer.passages.map((one, index) => ({ ...one, tag: tagOf(one.tag, index) })) })) }))
}

/** The articles with the passages of one layer doctored; undefined where there is nothing to doctor. */
function change(articles: readonly LabelledArticle[], choice: number, doctor: (passages: readonly LabelledPassage[], at: number, text: string) => LabelledPassage[] | undefined): LabelledArticle[] | undefined {
  const places = articles.flatMap((article, a) => article.layers.flatMap((layer, l) => layer.passages.map((_, p) => ({ a, l, p }))))
  if (places.length === 0) return undefined
  const { a, l, p } = places[choice % places.length]!
  const passages = doctor(articles[a]!.layers[l]!.passages, p, articles[a]!.text)
  return passages && articles.map((one, index) => (index === a ? { ...one, layers: one.layers.map((other, at) => (at === l ? { ...other, passages } : other)) } : one))
}

function covered(passages: readonly LabelledPassage[]): ReadonlySet<number> {
  return new Set(passages.flatMap(({ extent }) => extent.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index))))
}

/** One passage goes over to the place of no other, with words that fit there; undefined where there is no such place. */
function moved(passages: readonly LabelledPassage[], at: number, text: string): LabelledPassage[] | undefined {
  const points = Array.from(text)
  const taken = covered(passages)
  const free = points.findIndex((point, index) => !taken.has(index) && point.trim() !== '')
  if (free < 0) return undefined
  return passages.map((one, index) => (index === at ? { ...one, extent: [{ start: codePoint(free), end: codePoint(free + 1) }], quotes: [points[free]!] } : one))
}

/** One passage ends a letter later. */
function grown(passages: readonly LabelledPassage[], at: number, text: string): LabelledPassage[] | undefined {
  const points = Array.from(text)
  const one = passages[at]!
  const last = one.extent.at(-1)!
  if ((points[last.end] ?? ' ').trim() === '') return undefined
  const extent = [...one.extent.slice(0, -1), { start: last.start, end: codePoint(last.end + 1) }]
  return passages.map((other, index) => (index === at ? { ...one, extent, quotes: extent.map(({ start, end }) => points.slice(start, end).join('')) } : other))
}

/** All but one passage that lies over no other. */
function withoutLone(passages: readonly LabelledPassage[], at: number): LabelledPassage[] | undefined {
  const others = passages.filter((_, index) => index !== at)
  const taken = covered(others)
  return [...covered([passages[at]!])].some((point) => taken.has(point)) ? undefined : others
}
