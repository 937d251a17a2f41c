import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readDoccano } from './read-doccano'
import { openDoccano } from './write-doccano'

describe('doccano', () => {
  test('comes back as it went out, or the note says what was lost', () => {
    expect(expectRoundTrips({ open: openDoccano, read: readDoccano }, { machines: true })).toBeGreaterThan(0)
  })

  test('counts UTF-16 units, under whichever keys', () => {
    const text = 'a🙂b שלום'
    const { articles, findings } = readDoccano([{ path: 'anna.jsonl', text: [
      JSON.stringify({ id: 7, text, label: [[3, 4, 'X'], [2, 3, 'Y'], 'whole'], outlet: 'A' }),
      JSON.stringify({ id: 8, data: text, labels: [[0, 1, 'X']], Comments: [] }),
      JSON.stringify({ id: 9, text, entities: [{ id: 0, start_offset: 5, end_offset: 9, label: 'X' }], relations: [{ id: 0, from_id: 0, to_id: 1, type: 'r' }] }),
      'no', '{"id": 1}',
    ].join('\n') }])
    expect(articles.map(({ name, layers }) => [name, layers[0]!.annotator, layers[0]!.passages.map(({ tag, quotes, extent }) => [tag, ...quotes, extent[0]!.start])])).toEqual([
      ['7', 'anna', [['X', 'b', 2]]], ['8', 'anna', [['X', 'a', 0]]], ['9', 'anna', [['X', 'שלום', 4]]],
    ])
    expect(findings.map(({ kind, place }) => [kind, place.line])).toEqual([['malformed', 4], ['unsupported', 1], ['outside', 1], ['unsupported', 3], ['text', 5]])
  })
})
