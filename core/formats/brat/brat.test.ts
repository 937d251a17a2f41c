import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readBrat } from './read-brat'
import { openBrat } from './write-brat'
import { bratName, nameOfBrat } from './names'

const read = (files: Parameters<typeof readBrat>[0]) => readBrat(files, { annotator: 'somebody' })

describe('brat', () => {
  test('comes back as it went out, or the note says what was lost', () => {
    expect(expectRoundTrips({ open: openBrat, read })).toBeGreaterThan(0)
  })
  test.each(['a,b', '', 'a_x002C_b', '_x_', '🙂 ש', '_x005F_', 'x', '__x0041__'])('the name %j is written in letters, digits and lines, and read back', (name) => {
    expect(bratName(name)).toMatch(/^[\w-]+$/)
    expect(nameOfBrat(bratName(name))).toBe(name)
  })

  const text = 'Title 🙂\n\nThe cafe\u0301 is closed, and\nthe שלום group left. The cafe\u0301 too.\n'
  const folder = (ann: string, of = text) => [{ path: 'anna/a.txt', text: of }, { path: 'anna/a.ann', text: ann }]
  const marked = ({ articles }: ReturnType<typeof read>) => articles[0]!.layers[0]!.passages.map(({ tag, extent, quotes, note, attributes }) => ({ tag, at: extent.map(({ start, end }) => [start, end]), quotes, note, attributes }))

  test('has fragments, attributes and notes, in any order of lines and ids', () => {
    const reading = read(folder('#1\tAnnotatorNotes T9\tso it says\nA1\tConfidence T9 Low\nA2\tNegated T9\nT9\tClaim 9 18;26 32\tThe cafe\u0301 closed\n#2\tAnnotatorNotes T9\ttwice\n'.replace('26 32', '22 28')))
    expect(reading.findings).toEqual([])
    expect(marked(reading)).toEqual([{ tag: 'Claim', at: [[9, 18], [22, 28]], quotes: ['The cafe\u0301', 'closed'], note: 'so it says\ntwice', attributes: { Confidence: 'Low', Negated: true } }])
  })

  test('joins the fragments that it made of a span over lines', () => {
    const reading = read(folder('T1\tx 22 33;34 42\tclosed, and the שלום\n'))
    expect(reading.findings).toEqual([])
    expect(marked(reading)).toMatchObject([{ at: [[22, 42]], quotes: ['closed, and\nthe שלום'] }])
  })

  test('lists line by line what does not fit, with a proposal where there is one', () => {
    const lines = [
      'T1\tx 10 19\tThe cafe\u0301', 'T2\tx 500 509\tThe cafe\u0301', 'T3\tx 9 9\t', 'T4\tx 0 5\tnever there at all', 'T5\t 0 5\tTitle', 'T6 x 0 5', 'R1\tr Arg1:T1 Arg2:T2', 'E1\tx:T1', '*\tEquiv T1 T2',
      'N1\tReference T1 Wikipedia:1\tThe', 'A1\tc T99 Low', '#1\tAnnotatorNotes T98\thm', 'Q', 'T7\tx 0 5\tTitle',
    ]
    const { findings, ...reading } = read(folder(`${lines.join('\n')}\n`))
    expect(marked({ findings, ...reading })).toMatchObject([{ at: [[0, 5]] }])
    expect(findings.map(({ kind, place }) => `${place.line} ${kind}`).sort()).toEqual([
      '1 quote', '10 unsupported', '11 malformed', '12 malformed', '13 malformed', '2 outside', '3 outside', '4 quote', '5 malformed', '6 malformed', '7 unsupported', '8 unsupported', '9 unsupported',
    ])
    const [near, far, ...others] = findings.filter(({ place }) => [1, 2, 4].includes(place.line!)).sort((one, other) => one.place.line! - other.place.line!)
    expect(near).toMatchObject({ place: { file: 'anna/a.ann', line: 1, item: 'T1' }, proposal: { extent: [{ start: 9, end: 18 }], quotes: ['The cafe\u0301'], reason: expect.stringContaining('likeliest of 2 places') } })
    expect(far!.proposal).toMatchObject({ extent: [{ start: 55, end: 64 }] })
    expect(near!.proposal!.certainty).toBeGreaterThan(far!.proposal!.certainty)
    expect(others.map(({ proposal }) => proposal)).toEqual([undefined])
  })

  test('of CRLF counts two, or one where the quotes say so', () => {
    const crlf = text.replaceAll('\n', '\r\n')
    expect(read(folder('T1\tx 11 20\tThe cafe\u0301\n', crlf))).toMatchObject({ findings: [], articles: [{ layers: [{ passages: [{ extent: [{ start: 11, end: 20 }] }] }] }] })
    const reading = read(folder('T1\tx 9 18\tThe cafe\u0301\nT2\tx 22 28\tclosed\n', crlf))
    expect(reading.findings).toEqual([{ kind: 'unit', place: { file: 'anna/a.ann' }, message: expect.stringContaining('CRLF as one') }])
    expect(marked(reading)).toMatchObject([{ at: [[11, 20]] }, { at: [[24, 30]] }])
  })

  test('brings the layers of several annotators together, also where line ends differ or a text is missing', () => {
    const reading = read([
      ...folder('T1\tx 9 18\tThe cafe\u0301\n'),
      { path: 'ben/a.txt', text: text.replaceAll('\n', '\r\n') }, { path: 'ben/a.ann', text: 'T1\tx 11 20\tThe cafe\u0301\n' },
      { path: 'chloe/a.ann', text: '' },
      { path: 'dan/a.txt', text: `Another ${text}` }, { path: 'dan/a.ann', text: 'T1\tx 17 26\tThe cafe\u0301\n' },
      { path: 'dan/b.ann', text: 'T1\tx 17 26\tThe cafe\u0301\n' },
    ])
    expect(reading.articles).toHaveLength(1)
    expect(reading.articles[0]!.layers.map(({ annotator, passages }) => [annotator, passages.map(({ extent }) => extent)])).toEqual([
      ['anna', [[{ start: 9, end: 18 }]]], ['ben', [[{ start: 9, end: 18 }]]], ['chloe', []],
    ])
    expect(reading.findings).toMatchObject([
      { kind: 'text', place: { file: 'dan/b.ann' } }, { kind: 'text', place: { file: 'dan/a.txt' } },
      { kind: 'text', place: { file: 'dan/a.ann', line: 1 }, proposal: { extent: [{ start: 9, end: 18 }] } },
    ])
  })

  test('finds annotators below a folder of all of them, and the texts beside it', () => {
    const ann = 'T1\tx 9 18\tThe cafe\u0301\n'
    const reading = read([{ path: 'texts/day 1/a.txt', text }, { path: 'annotators/anna/day 1/a.ann', text: ann }, { path: 'annotators/ben/day 1/a.ann', text: ann }])
    expect(reading.findings).toEqual([])
    expect(reading.articles.map(({ name, layers }) => [name, ...layers.map(({ annotator }) => annotator)])).toEqual([['day 1/a', 'anna', 'ben']])
  })
})
