import { describe, expect, test } from 'vitest'
import { type CsvVariant, csvVariants } from '@/core/export/csv-rows'
import { codePoint } from '@/core/text/offset'
import { expectRoundTrips } from '../expect-round-trip'
import { writeWhole } from '../write-whole'
import { readCsv } from './read-csv'
import { openCsv } from './write-csv'

const read = (files: Parameters<typeof readCsv>[0]) => readCsv(files, { annotator: 'somebody' })

describe('CSV with quotes and offsets', () => {
  test.each(csvVariants)('comes back as it went out, and nothing is lost, %s', (variant) => {
    expect(expectRoundTrips({ open: () => openCsv(variant), read }, { machines: true })).toBe(300)
  })

  test('has offsets in both units, and a row where they differ is told and left out', () => {
    const layers = [{ annotator: '=anna', machine: false, passages: [{ tag: '=x', extent: [{ start: codePoint(2), end: codePoint(3) }], quotes: ['b'], note: '', attributes: {} }] }]
    const [table, text] = writeWhole(() => openCsv('safe'), [{ name: 'a', text: 'a🙂b', layers }]).files
    expect(table!.text).toBe("\ufeffarticle,annotator,machine,tag,start,end,quote,note,fragments,attributes,start_utf16,end_utf16,protected\r\na,'=anna,,'=x,2,3,b,,,,3,4,true\r\n")
    expect(read([table!, text!]).articles[0]!.layers).toMatchObject([{ annotator: '=anna', passages: [{ tag: '=x', extent: [{ start: 2, end: 3 }] }] }])
    const moved = read([{ path: 'annotations.csv', text: table!.text.replace(',3,4,', ',2,3,') }, text!])
    expect(moved).toMatchObject({ articles: [{ layers: [{ passages: [] }] }], findings: [{ kind: 'outside', place: { line: 2 } }] })
  })

  test('begins with a byte order mark for spreadsheets, once, and not for programs', () => {
    const layers = [{ annotator: 'anna', machine: false, passages: [] }]
    const articles = [{ name: 'a', text: 'café 🙂', layers }, { name: 'b', text: 'שלום', layers }]
    const tableOf = (variant: CsvVariant, all = articles) => writeWhole(() => openCsv(variant), all).files.find(({ path }) => path === 'annotations.csv')!.text
    expect([...tableOf('safe').matchAll(/\ufeff/g)].map(({ index }) => index)).toEqual([0])
    expect(tableOf('safe', [])).toMatch(/^\ufeffarticle,/)
    expect(tableOf('raw')).not.toContain('\ufeff')
    const { articles: back, findings } = read(writeWhole(() => openCsv('safe'), articles).files)
    expect({ names: back.map(({ name }) => name), findings }).toEqual({ names: ['a', 'b'], findings: [] })
  })

  test('has articles that nobody read, one of them called as another without its ending', () => {
    const articles = [{ name: 'a', text: 'one', layers: [] }, { name: 'a.b', text: 'two', layers: [{ annotator: 'anna', machine: false, passages: [] }] }]
    expect(read(writeWhole(() => openCsv('raw'), articles).files).articles.toSorted((one, other) => (one.name < other.name ? -1 : 1))).toEqual(articles)
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
