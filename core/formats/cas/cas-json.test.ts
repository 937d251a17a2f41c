import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readCasJson } from './read-cas-json'
import { openCasJson } from './write-cas-json'

const read = (files: Parameters<typeof readCasJson>[0]) => readCasJson(files, { annotator: 'somebody' })

describe('UIMA CAS JSON', () => {
  test('comes back as it went out, or the note says what was lost', () => {
    expect(expectRoundTrips({ open: openCasJson, read }, { machines: true })).toBeGreaterThan(0)
  })

  test('of another tool counts UTF-16 units; its layers are tags and its features attributes', () => {
    const cas = {
      '%TYPES': {},
      '%FEATURE_STRUCTURES': [
        { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: 'a🙂b שלום' },
        { '%ID': 2, '%TYPE': 'custom.Span', '@sofa': 1, begin: 3, end: 4, label: 'X', sure: true },
        { '%ID': 3, '%TYPE': 'custom.Whole', '@sofa': 1, begin: 5, end: 9 },
        { '%ID': 4, '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token', '@sofa': 1, begin: 0, end: 4 },
        { '%ID': 5, '%TYPE': 'custom.Span', '@sofa': 1, begin: 2, end: 4, label: 'half a character' },
        { '%ID': 6, '%TYPE': 'custom.Span', '@sofa': 1, begin: 0, end: 1, label: 'Y', '@Governor': 2 },
      ],
      '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, 3, 4, 5, 6] } },
    }
    const { articles, findings } = read([{ path: 'annotation/day 1.txt/anna.json', text: JSON.stringify(cas) }])
    expect(articles.map(({ name, layers }) => [name, layers.map(({ annotator, passages }) => [annotator, passages.map(({ tag, quotes, attributes }) => [tag, ...quotes, attributes])])])).toEqual([
      ['day 1.txt', [['anna', [['X', 'b', { sure: true }], ['Whole', 'שלום', {}], ['Y', 'a', {}]]]]],
    ])
    expect(findings.map(({ kind, place }) => [kind, place.item])).toEqual([['unsupported', 'custom.Span 6'], ['outside', 'custom.Span 5']])
  })
})
