import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { codePoint } from '@/core/text/offset'
import { expectRoundTrips } from '../expect-round-trip'
import { labelledArticles } from '../test-articles'
import { writeWhole } from '../write-whole'
import { readConll } from './read-conll'
import { openConll } from './write-conll'

vi.setConfig({ testTimeout: 60_000 })

const at = (start: number, end: number) => ({ start: codePoint(start), end: codePoint(end) })
const passage = (tag: string, ...extent: ReturnType<typeof at>[]) => ({ tag, extent, quotes: [], note: '', attributes: {} })
const read = (files: Parameters<typeof readConll>[0]) => readConll(files, { annotator: 'somebody' })

describe('CoNLL', () => {
  const text = 'The 🙂 cafe\u0301\nis שלום, closed'

  test('has a file for each annotator in a folder for each article, in IOB2', () => {
    const layers = [{ annotator: 'Anna', machine: false, passages: [passage('x y', at(4, 11)), passage('z', at(15, 19)), passage('z', at(21, 27))] }, { annotator: 'Ben', machine: false, passages: [] }]
    const { files } = writeWhole(openConll, [{ name: 'a', text, layers }])
    expect(files).toEqual([
      { path: 'a/Anna.conll', text: '-DOCSTART- -X- -X- O\n\nThe -X- -X- O\n🙂 -X- -X- B-x_y\ncafe\u0301 -X- -X- I-x_y\n\nis -X- -X- O\nשלום -X- -X- B-z\n, -X- -X- O\nclosed -X- -X- B-z\n\n' },
      { path: 'a/Ben.conll', text: '-DOCSTART- -X- -X- O\n\nThe -X- -X- O\n🙂 -X- -X- O\ncafe\u0301 -X- -X- O\n\nis -X- -X- O\nשלום -X- -X- O\n, -X- -X- O\nclosed -X- -X- O\n\n' },
    ])
  })

  test('says what it cannot hold, and has what overlaps in further files', () => {
    const layers = [{ annotator: 'Anna', machine: false, passages: [passage('x', at(0, 3)), passage('y', at(0, 5)), passage('x', at(7, 11), at(12, 14))] }]
    const { files, notes } = writeWhole(openConll, [{ name: 'a', text, layers }])
    expect(notes).toEqual([
      expect.stringMatching(/no offsets.*\(1\)$/), expect.stringMatching(/widened.*\(1\)$/), expect.stringMatching(/no gaps.*\(1\)$/), expect.stringMatching(/further files.*\(1\)$/),
    ])
    expect(files.map(({ path }) => path)).toEqual(['a/Anna.conll', 'a/Anna+2.conll'])
    expect(read(files).articles.map(({ text, layers }) => [text, layers.map(({ annotator, passages }) => [annotator, passages.map(({ tag, quotes }) => [tag, ...quotes])])])).toEqual([
      ['The 🙂 cafe\u0301\nis שלום , closed', [['Anna', [['y', 'The 🙂'], ['x', 'cafe\u0301'], ['x', 'is'], ['x', 'The']]]]],
    ])
  })

  test('comes back as it went out, and the note says what was lost', () => {
    expect(expectRoundTrips({ open: openConll, read }, { machines: true })).toBe(0)
  })

  test('of another tool may have other columns, tabs, and tags that begin with I', () => {
    const { articles, findings } = read([{ path: 'eng.conll', text: '-DOCSTART- -X- O O\n\nEU\tNNP\tI-NP\tI-ORG\nrejects VBZ I-VP O\nGerman JJ I-NP I-MISC\nno tag\n\nPeter NNP I-NP B-PER\nB NNP I-NP I-ORG\n' }])
    expect(articles).toMatchObject([{ name: 'eng', text: 'EU rejects German\nPeter B', layers: [{ annotator: 'somebody', passages: [{ tag: 'ORG', quotes: ['EU'] }, { tag: 'MISC', quotes: ['German'] }, { tag: 'PER', quotes: ['Peter'] }, { tag: 'ORG', quotes: ['B'] }] }] }])
    expect(findings).toMatchObject([{ kind: 'malformed', place: { line: 6 } }])
  })

  test('holds every token of every text, whatever is marked in it', () => {
    fc.assert(fc.property(labelledArticles({ machines: true }), (articles) => {
      for (const { text } of writeWhole(openConll, articles).files) for (const line of text.split('\n')) expect(line).toMatch(/^(?:|\S+ -X- -X- (?:O|[BI]-\S+))$/u)
    }))
  })
})
