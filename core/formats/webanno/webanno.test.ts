import { describe, expect, test } from 'vitest'
import { codePoint } from '@/core/text/offset'
import { expectRoundTrips } from '../expect-round-trip'
import { withoutPlaces } from '../test-articles'
import { readWebanno } from './read-webanno'
import { escapeValue, valuesOf } from './values'
import { openWebanno } from './write-webanno'
import { writeWhole } from '../write-whole'

const read = (files: Parameters<typeof readWebanno>[0]) => readWebanno(files, { annotator: 'somebody' })

describe('WebAnno TSV', () => {
  test('comes back as it went out, or the note says what was lost', () => {
    expectRoundTrips({ open: openWebanno, read }, { machines: true })
  })

  test('loses nothing where nothing has to be lost, and says so', () => {
    const text = 'Title 🙂\nThe cafe\u0301 is closed'
    const passage = (tag: string, start: number, end: number) => ({ tag, extent: [{ start: codePoint(start), end: codePoint(end) }], quotes: [[...text].slice(start, end).join('')], note: '', attributes: {} })
    const article = { name: '7', text, layers: [{ annotator: 'anna', machine: false, passages: [passage('x|y', 6, 7), passage('x|y', 8, 27)] }] }
    const { files, notes } = writeWhole(openWebanno, [article])
    expect(notes).toEqual([])
    expect(withoutPlaces(read(files).articles)).toEqual([article])
  })

  test.each(['a|b', 'a[1]', '_', '*', 'a->b', '\\', 'tab\t', 'a\nb', '\\n', ']['])('the value %j is read back, alone and stacked', (value) => {
    expect(valuesOf(escapeValue(value))).toEqual([{ value, id: undefined }])
    expect(valuesOf(`x[1]|${escapeValue(value)}[2]|*[3]`)).toEqual([{ value: 'x', id: '1' }, { value, id: '2' }, { value: undefined, id: '3' }])
  })

  test('of another tool: several layers, stacked and tied values, parts of tokens, relations', () => {
    const tsv = [
      '#FORMAT=WebAnno TSV 3.3', '#T_SP=de.tudarmstadt.NamedEntity|identifier|value', '#T_SP=webanno.custom.Claim|', '#T_RL=webanno.custom.Rel|role|BT_webanno.custom.Claim', '', '',
      '#Text=a🙂b met שלום .', '1-1\t0-4\ta🙂b\t*[1]|*[2]\tPER[1]|ORG[2]\t*[3]\tx\t1-2', '1-2\t5-8\tmet\t_\t_\t*[3]\t_\t_', '1-3\t9-13\tשלום\t*[2]\tORG[2]\t_\t_\t_', '1-4\t14-15\t.\t_\t_\t_\t_\t_', '',
      '#Text=Again', '2-1\t17-22\tAgain\t_\t_\t_\t_\t_', '2-1.1\t17-19\tAg\tQ1\tLOC\t_\t_\t_', '',
    ].join('\n')
    const { articles, findings } = read([{ path: 'doc.txt/anna.tsv', text: tsv }])
    expect(articles[0]).toMatchObject({ name: 'doc.txt', text: 'a🙂b met שלום .\n\nAgain' })
    expect(articles[0]!.layers[0]!.passages.map(({ tag, quotes, attributes }) => [tag, ...quotes, attributes])).toEqual([
      ['PER', 'a🙂b', {}], ['ORG', 'a🙂b met שלום', {}], ['Claim', 'a🙂b met', {}], ['LOC', 'Ag', { identifier: 'Q1' }],
    ])
    expect(findings).toMatchObject([{ kind: 'unsupported', place: { line: 4 } }])
  })
})
