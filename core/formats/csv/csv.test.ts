import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readCsv } from './read-csv'
import { openCsv } from './write-csv'

const read = (files: Parameters<typeof readCsv>[0]) => readCsv(files, { annotator: 'somebody' })

describe('CSV with quotes and offsets', () => {
  test('comes back as it went out, and nothing is lost', () => {
    expect(expectRoundTrips({ open: openCsv, read }, { machines: true })).toBe(300)
  })

  test('may have the headings of another tool, another separator, and the text in a column', () => {
    const table = 'Document;Label;Begin;Stop;Span;Article Text\r\nd1;x;2;3;b;a🙂b\r\nd1;y;3;4;b;\r\n'
    const { articles, findings } = read([{ path: 'labels.csv', text: table.replace('d1;x;2;3', 'd1;x;3;4') }])
    expect(articles[0]!.layers[0]!.passages.map(({ tag, extent }) => ({ tag, extent }))).toEqual([{ tag: 'x', extent: [{ start: 2, end: 3 }] }, { tag: 'y', extent: [{ start: 2, end: 3 }] }])
    expect(findings).toEqual([{ kind: 'unit', place: { file: 'labels.csv' }, message: expect.stringContaining('UTF-16') }])
  })

  test('keeps the rows before a fault, and says where it is', () => {
    const { articles, findings } = read([{ path: 'a.txt', text: 'a🙂b' }, { path: 't.csv', text: `article,tag,start,end,quote\na,x,2,3,b\na,y,1.5,3,b\na,z,0,1,"a${'\n'.repeat(3)}` }])
    expect(articles[0]!.layers[0]!.passages).toMatchObject([{ tag: 'x', place: { file: 't.csv', line: 2 } }])
    expect(findings.map(({ kind, place }) => [kind, place.line])).toEqual([['malformed', expect.any(Number)], ['outside', 3]])
  })
})
