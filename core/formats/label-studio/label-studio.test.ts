import { describe, expect, test } from 'vitest'
import { codePoint } from '@/core/text/offset'
import { expectRoundTrips } from '../expect-round-trip'
import { writeWhole } from '../write-whole'
import { readLabelStudio } from './read-label-studio'
import { openLabelStudio } from './write-label-studio'

describe('Label Studio', () => {
  test('comes back as it went out, or the note says what was lost', () => {
    expect(expectRoundTrips({ open: openLabelStudio, read: readLabelStudio }, { machines: true })).toBeGreaterThan(0)
  })

  const text = 'a🙂b שלום, closed'
  const region = (start: number, end: number, words?: string) => ({ id: 'a1', from_name: 'label', to_name: 'text', type: 'labels', value: { start, end, labels: ['X'], ...(words === undefined ? {} : { text: words }) } })
  const task = (result: unknown[]) => [{ id: 1, data: { text, outlet: 'A' }, annotations: [{ id: 1001, completed_by: { id: 10, email: 'anna@example.org' }, result }], predictions: [{ model_version: 'm1', result: [region(2, 3, 'b')] }] }]
  const read = (tasks: unknown) => readLabelStudio([{ path: 'tasks.json', text: JSON.stringify(tasks) }])

  test('has what people and models marked, with what is said of a region', () => {
    const choice = { id: 'a1', from_name: 'confidence', to_name: 'text', type: 'choices', value: { start: 2, end: 3, choices: ['low'] } }
    const { articles, findings } = read(task([region(2, 3, 'b'), choice, { type: 'relation', from_id: 'a1', to_id: 'a1' }, { id: 'c', type: 'choices', value: { choices: ['x'] } }]))
    expect(articles[0]!.layers.map(({ annotator, machine, passages }) => [annotator, machine, passages.map(({ tag, quotes, attributes }) => [tag, quotes, attributes])])).toEqual([
      ['anna@example.org', false, [['X', ['b'], { confidence: 'low' }]]], ['m1', true, [['X', ['b'], {}]]],
    ])
    expect(findings.map(({ kind, place }) => [kind, place.item])).toEqual([['unsupported', 'task 1, annotation 1001, result 3'], ['unsupported', 'task 1, annotation 1001, result c']])
  })

  test('of an older export counts UTF-16, which its words tell', () => {
    const { articles, findings } = read(task([region(3, 4, 'b'), region(5, 9, 'שלום')]))
    expect(articles[0]!.layers[0]!.passages.map(({ extent }) => extent[0]!.start)).toEqual([2, 4])
    expect(findings).toMatchObject([{ kind: 'unit', message: expect.stringContaining('2 of 2') }])
  })

  test('with words that are elsewhere is told, with where', () => {
    expect(read(task([region(0, 6, 'closed'), region(2, 3, 'b')])).findings).toMatchObject([{ kind: 'quote', place: { item: 'task 1, annotation 1001, result a1' }, proposal: { extent: [{ start: 10, end: 16 }] } }])
  })

  test('takes what stands beside the text for facts of the article, under names as people write them', () => {
    const facts = (data: object) => read([{ id: 1, data: { text, ...data } }]).articles[0]!.facts
    expect(facts({ Headline: 'Grain 🌾', publisher: 'The Paper', date: '2020-10-26', link: 'https://example.org/a', page: 3 })).toEqual({ title: 'Grain 🌾', outlet: 'The Paper', published_at: '2020-10-26', url: 'https://example.org/a' })
    expect(facts({ title: 'שלום', headline: 'another', url: null, outlet: ['A'] })).toEqual({ title: 'שלום' })
    expect(facts({ name: 'a', page: 3 })).toBeUndefined()
  })

  test('names every label in the configuration, and says where XML cannot', () => {
    const passage = (tag: string) => ({ tag, extent: [{ start: codePoint(0), end: codePoint(1) }], quotes: ['a'], note: '', attributes: {} })
    const { files, notes } = writeWhole(openLabelStudio, [{ name: 'a', text: 'a', layers: [{ annotator: 'anna', machine: false, passages: [passage('a "b" <c>\n'), passage('bell\u0007')] }] }])
    expect(files.find(({ path }) => path === 'config.xml')!.text).toContain('<Label value="a &#34;b&#34; &#60;c&#62;&#10;"/>\n    <Label value="bell\ufffd"/>')
    expect(notes).toEqual([expect.stringMatching(/^XML forbids.*\(1\)$/)])
  })
})
