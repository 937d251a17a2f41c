import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readWebAnnotation } from './read-web-annotation'
import { openWebAnnotation } from './write-web-annotation'

describe('W3C Web Annotation', () => {
  test('comes back as it went out, and nothing is lost', () => {
    expect(expectRoundTrips({ open: openWebAnnotation, read: readWebAnnotation }, { machines: true })).toBe(300)
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
