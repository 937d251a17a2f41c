import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { labelledArticles } from '../test-articles'
import { writeWhole } from '../write-whole'
import { readWebAnnotation } from './read-web-annotation'
import { collectionSchema, pageSchema } from './schema'
import { openWebAnnotation } from './write-web-annotation'

describe('W3C Web Annotation', () => {
  test('comes back as it went out, and nothing is lost', () => {
    expect(expectRoundTrips({ open: openWebAnnotation, read: readWebAnnotation }, { machines: true })).toBe(300)
  })

  test('is what the recommendation says, by a schema of it: a collection, and pages that name each other', () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true })
    addFormats.default(ajv)
    const [isCollection, isPage] = [ajv.compile(collectionSchema), ajv.compile(pageSchema)]
    fc.assert(fc.property(labelledArticles({ machines: true }), (articles) => {
      const files = new Map(writeWhole(openWebAnnotation, articles).files.map(({ path, text }) => [path, text]))
      const collection = JSON.parse(files.get('annotations.jsonld')!) as { total: number; first: string; last: string }
      expect(isCollection(collection), ajv.errorsText(isCollection.errors)).toBe(true)
      let [next, total, pages, last]: [string | undefined, number, number, string] = [collection.first, 0, 0, '']
      while (next !== undefined) {
        const page = JSON.parse(files.get(decodeURIComponent(next))!) as { items: { target: { source: string }[] }[]; startIndex: number; next?: string; partOf: string }
        expect(isPage(page), ajv.errorsText(isPage.errors)).toBe(true)
        expect(page.startIndex).toBe(total)
        for (const { source } of page.items.flatMap(({ target }) => target)) expect(files.has(decodeURIComponent(source.replace('../', '')))).toBe(true)
        ;[pages, total, last] = [pages + 1, total + page.items.length, next]
        next = page.next === undefined ? undefined : `annotations/${page.next}`
      }
      expect([pages, total, last]).toEqual([articles.length, collection.total, collection.last])
    }))
    expect(isPage({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'a b', type: 'AnnotationPage', items: [] })).toBe(false)
    expect(isPage({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'a', type: 'AnnotationPage', items: [{ id: 'x', type: 'Annotation', target: [{ source: 'y', selector: [{ type: 'TextPositionSelector', start: -1, end: 2 }] }] }] })).toBe(false)
  })

  const text = { path: 'texts/a.txt', text: 'a🙂b שלום, closed. a🙂b again' }
  const annotation = (more: object, selector: unknown) => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:uuid:1', type: 'Annotation', creator: { type: 'Person', id: 'anna' }, body: [{ type: 'TextualBody', purpose: 'tagging', value: 'x' }], target: { source: 'https://example.org/texts/a.txt', selector }, ...more })
  const read = (value: unknown) => readWebAnnotation([text, { path: 'one.json', text: JSON.stringify(value) }])
  const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix })

  test('may start at 0, count UTF-16, or come alone', () => {
    const { articles, findings } = read(annotation({}, [quote('a🙂'), { type: 'TextPositionSelector', start: 0, end: 2 }]))
    expect(findings).toEqual([])
    expect(articles[0]!.layers).toMatchObject([{ annotator: 'anna', passages: [{ tag: 'x', extent: [{ start: 0, end: 2 }] }] }])
    expect(read([annotation({}, [quote('b'), { type: 'TextPositionSelector', start: 3, end: 4 }])])).toMatchObject({ findings: [{ kind: 'unit' }], articles: [{ layers: [{ passages: [{ extent: [{ start: 2, end: 3 }] }] }] }] })
  })

  test('without a position is proposed by its quote and neighbours, not placed', () => {
    const { articles, findings } = read(annotation({}, quote('a🙂b', 'closed. ', ' again')))
    expect(articles[0]!.layers[0]!.passages).toEqual([])
    expect(findings).toMatchObject([{ kind: 'outside', proposal: { extent: [{ start: 18, end: 21 }] } }])
  })
})
