import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extentLength } from '@/core/annotation/fragment'
import { byHand } from '@/core/annotation/origin'
import { codebookSchema } from '@/core/codebook/codebook'
import { disagreementKinds } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import { importArticle } from '@/core/import/import-article'
import { codePoint } from '@/core/text/offset'
import { findQuote, withoutMarkup } from './find-quote'
import { type SeedArticle, readLayer } from './layers'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const codebook = codebookSchema.parse(JSON.parse(read('core/codebook/media-framing-v1.json')))
const manifest = JSON.parse(read('corpus/manifest.json')) as { articles: { file: string; slug: string }[] }

const articles: readonly SeedArticle[] = manifest.articles.map(({ file, slug }) => {
  const imported = importArticle(read(`corpus/${file}`))
  if (!imported.ok) throw new Error(imported.problem.message)
  return { file, slug, text: imported.value.canonical.text }
})

const files = ['expert-passages', 'illustration-second-reader', 'illustration-third-reader'] as const
const layers = files.map((name) => readLayer(JSON.parse(read(`corpus/${name}.json`)), articles, codebook))

describe('the layers of the demonstration', () => {
  test.each(files.map((name, index) => [name, layers[index]!] as const))('%s reads all five articles, every quote at its place', (_, layer) => {
    expect(new Set(layer.annotations.map(({ article }) => article)).size).toBe(5)
    for (const { article, content, passage } of layer.annotations) {
      const points = [...articles.find(({ slug }) => slug === article)!.text]
      const words = content.extent.map(({ start, end }) => points.slice(start, end).join(''))
      expect(words, passage).toEqual(content.quotes)
      expect(words.map((each) => each.trim()), passage).toEqual(words)
      expect(content.note, passage).not.toBe('')
    }
  })

  test('the expert has 52 passages, and nobody marks the same thing twice', () => {
    expect(new Set(layers[0]!.annotations.map(({ passage }) => passage)).size).toBe(52)
    for (const layer of layers) {
      const taggings = layer.annotations.map(({ article, content }) => `${article} ${content.tag} ${JSON.stringify(content.extent)}`)
      expect(new Set(taggings).size).toBe(taggings.length)
    }
  })

  test('the illustrations say what they are', () => {
    expect(layers.map(({ annotator }) => annotator)).toEqual([null, 'Second reader', 'Third reader'])
    for (const name of files.slice(1)) expect(read(`corpus/${name}.json`)).toContain("An illustration, written for the demonstration; not a real annotator's work")
  })

  test('what the file says goes into the attributes of the codebook', () => {
    const of = (passage: string) => layers[0]!.annotations.filter((one) => one.passage === passage).map(({ content }) => [content.tag, content.attributes])
    const common = { source: 'author', source_type: 'author', mode: 'unattributed', target: 'Russia', polarity: 'negative' }
    expect(of('MT-08')).toEqual([
      ['unverified_claim', { ...common, rationale: 'quid pro quo stated as fact, no source' }],
      ['background_framing', common],
    ])
    expect(of('GR-52')[0]).toEqual(['authors_opinion', { source: 'author', source_type: 'author', mode: 'unattributed', polarity: 'neutral' }])
  })

  test('the duplicate body of the Sputnik page is passed over', () => {
    const [first] = layers[0]!.annotations.filter(({ passage }) => passage === 'SPK-20')
    const text = articles.find(({ slug }) => slug === first!.article)!.text
    const places = [1, 2].map((occurrence) => findQuote(text, first!.content.quotes[0]!, occurrence)!.start)
    expect(first!.content.extent[0]!.start).toBe(places[1])
    expect(places[0]).toBeLessThan(places[1]!)
  })

  test('together they show every kind of disagreement, agreement, and a discontinuous passage', () => {
    const cases = articles.flatMap(({ slug }) =>
      findCases(
        layers.map((layer, index) => ({
          assignmentId: String(index),
          annotator: String(index),
          annotations: layer.annotations
            .filter(({ article }) => article === slug)
            .map(({ content, passage }) => ({ ...content, id: `${passage} ${content.tag}`, assignmentId: '', origin: byHand, version: 1, deleted: false, changedAt: '' })),
        })),
      ),
    )
    for (const kind of disagreementKinds) expect(cases.filter(({ kinds }) => kinds.includes(kind)).length, kind).toBeGreaterThanOrEqual(10)
    expect(cases.filter(({ unanimous }) => unanimous).length).toBeGreaterThanOrEqual(10)
    const extents = layers.flatMap((layer) => layer.annotations.map(({ content }) => content.extent))
    expect(extents.some((extent) => extent.length > 1 && extentLength(extent) > 0)).toBe(true)
  })
})

describe('a file that is wrong', () => {
  const article = { file: 'a.txt', slug: 'a', text: '🙂 cafe\u0301 שלום one two one' }
  const passage = { id: 'P-1', doc: 'a.txt', quote: 'one', tags: ['corroboration'] }
  const layer = (changes: object) => () => readLayer([{ ...passage, ...changes }], [article], codebook)

  test('has to be mended', () => {
    expect(layer({})).not.toThrow()
    expect(layer({ quote: 'three' })).toThrow('passage P-1: “three” is not in a.txt')
    expect(layer({ occurrence: 3 })).toThrow('occurrence 3')
    expect(layer({ doc: 'b.txt' })).toThrow('no article b.txt')
    expect(layer({ tags: ['kind'] })).toThrow('no tag “kind”')
    expect(layer({ mode: 'sung' })).toThrow('“sung” is no mode')
    expect(layer({ tags: ['attributed_claim'] })).toThrow('requires the attribute source')
    expect(layer({ quotes: ['one', 'two'] })).toThrow('either a quote or quotes')
    expect(layer({ quote: undefined, quotes: ['one ', 'two'] })).toThrow('fragments touch')
    expect(layer({ target_polarity: 'Russia' })).toThrow()
  })

  test('finds the n-th place in code points, and each further fragment after the one before', () => {
    expect(layer({ occurrence: 2 })().annotations[0]!.content.extent).toEqual([{ start: 21, end: 24 }])
    expect(layer({ quote: undefined, quotes: ['cafe\u0301', 'one'] })().annotations[0]!.content.extent).toEqual([{ start: 2, end: 7 }, { start: 13, end: 16 }])
    expect(findQuote('🙂🙂🙂', '🙂🙂', 2)).toEqual({ start: 1, end: 3, quote: '🙂🙂' })
    expect(findQuote(article.text, 'one', 1, codePoint(14))!.start).toBe(21)
  })

  test('markup in a quote is read as the canonical text has it', () => {
    expect(withoutMarkup('[nuclear energy](#) for \\$10 **now** \\*')).toBe('nuclear energy for $10 now *')
  })
})
