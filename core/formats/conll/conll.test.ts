import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { codePoint } from '@/core/text/offset'
import { labelledArticles } from '../test-articles'
import { writeConll } from './write-conll'

vi.setConfig({ testTimeout: 60_000 })

const at = (start: number, end: number) => ({ start: codePoint(start), end: codePoint(end) })
const passage = (tag: string, ...extent: ReturnType<typeof at>[]) => ({ tag, extent, quotes: [], note: '', attributes: {} })

describe('CoNLL', () => {
  const text = 'The 🙂 cafe\u0301\nis שלום, closed'

  test('has a file for each annotator and tag, in IOB2', () => {
    const layers = [{ annotator: 'Anna', machine: false, passages: [passage('x y', at(4, 11)), passage('z', at(15, 19)), passage('z', at(21, 27))] }]
    const { files } = writeConll([{ name: 'a', text, layers }])
    expect(files).toEqual([
      { path: 'Anna/x y.conll', text: '-DOCSTART- -X- -X- O\n\nThe -X- -X- O\n🙂 -X- -X- B-x_y\ncafe\u0301 -X- -X- I-x_y\n\nis -X- -X- O\nשלום -X- -X- O\n, -X- -X- O\nclosed -X- -X- O\n\n' },
      { path: 'Anna/z.conll', text: '-DOCSTART- -X- -X- O\n\nThe -X- -X- O\n🙂 -X- -X- O\ncafe\u0301 -X- -X- O\n\nis -X- -X- O\nשלום -X- -X- B-z\n, -X- -X- O\nclosed -X- -X- B-z\n\n' },
    ])
  })

  test('says what it cannot hold', () => {
    const layers = [{ annotator: 'Anna', machine: false, passages: [passage('x', at(0, 3)), passage('x', at(0, 5)), passage('x', at(7, 11), at(12, 14))] }]
    const { notes } = writeConll([{ name: 'a', text, layers }])
    expect(notes).toEqual([
      expect.stringMatching(/no offsets.*\(1\)$/), expect.stringMatching(/no gaps.*\(1\)$/), expect.stringMatching(/widened.*\(1\)$/), expect.stringMatching(/overlap.*\(1\)$/),
    ])
  })

  test('holds every token of every text, whatever is marked in it', () => {
    fc.assert(fc.property(labelledArticles({ machines: true }), (articles) => {
      for (const { text } of writeConll(articles).files) for (const line of text.split('\n')) expect(line).toMatch(/^(?:|\S+ -X- -X- (?:O|[BI]-\S+))$/u)
    }))
  })
})
