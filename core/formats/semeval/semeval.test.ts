import { describe, expect, test } from 'vitest'
import { codePoint } from '@/core/text/offset'
import { expectRoundTrips } from '../expect-round-trip'
import { withoutPlaces } from '../test-articles'
import { readSemeval } from './read-semeval'
import { propaganda, semevalTasks } from './tasks'
import { openSemeval } from './write-semeval'
import { writeWhole } from '../write-whole'

const read = (files: Parameters<typeof readSemeval>[0]) => readSemeval(files, { annotator: 'semeval' })

describe.each(semevalTasks)('SemEval %s', (task) => {
  test('comes back as it went out, or the note says what was lost', () => {
    expectRoundTrips({ open: (options) => openSemeval(options, task), read }, { machines: true })
  })

  test('loses nothing where nothing has to be lost, and says so', () => {
    const text = 'Title 🙂\nThe cafe\u0301 is closed'
    const passage = (tag: string, start: number, end: number) => ({ tag, extent: [{ start: codePoint(start), end: codePoint(end) }], quotes: [[...text].slice(start, end).join('')], note: '', attributes: {} })
    const article = { name: '7', text, layers: [{ annotator: 'anna', machine: false, passages: [passage(propaganda, 0, 7), passage(propaganda, 8, 27)] }] }
    const { files, notes } = writeWhole((options) => openSemeval(options, task), [article])
    expect(notes).toEqual([])
    expect(withoutPlaces(read(files).articles)).toEqual([article])
  })
})

describe('SemEval', () => {
  const text = 'Title 🙂\r\n\r\nThe cafe\u0301 is closed.\r\nשלום group\r\n'
  const marked = ({ articles }: ReturnType<typeof read>) => articles.map(({ name, layers }) => [name, ...layers.map(({ annotator, passages }) => [annotator, passages.map(({ tag, quotes }) => [tag, ...quotes])])])

  test('2020 counts line ends as one, and keeps the commas of techniques', () => {
    const reading = read([
      { path: 'train-articles/article123.txt', text }, { path: 'train-articles/article9.txt', text: 'Another' },
      { path: 'train-labels-task2/article123.task2-TC.labels', text: '123\tName_Calling,Labeling\t9\t18\r\n123\tDoubt\t30\t34\n123\tDoubt\t30\t340\nnonsense\n77\tDoubt\t1\t2\n' },
    ])
    expect(marked(reading)).toEqual([['123', ['semeval', [['Name_Calling,Labeling', 'The cafe\u0301'], ['Doubt', 'שלום']]]], ['9']])
    expect(reading.findings.map(({ kind, place }) => `${place.line} ${kind}`).sort()).toEqual(['3 outside', '4 malformed', '5 text'])
  })

  test('the same labels in several folders are of several annotators, and never mixed', () => {
    const labels = (tag: string) => `123\t${tag}\t9\t18\n`
    const reading = read([{ path: 'articles/article123.txt', text }, { path: 'anna/article123.task2-TC.labels', text: labels('Doubt') }, { path: 'ben/article123.task2-TC.labels', text: labels('Slogans') }])
    expect(marked(reading)).toEqual([['123', ['anna', [['Doubt', 'The cafe\u0301']]], ['ben', [['Slogans', 'The cafe\u0301']]]]])
  })

  test('2023 labels whole paragraphs, by the number of their line', () => {
    const labels = '123\t1\t\n123\t3\tDoubt,Loaded_Language\n123\t2\tDoubt\n123\t4\n'
    const reading = read([{ path: 'train-articles-subtask-3/article123.txt', text }, { path: 'train-labels-subtask-3.txt', text: labels }])
    expect(marked(reading)).toEqual([['123', ['semeval', [['Doubt', 'The cafe\u0301 is closed.'], ['Loaded_Language', 'The cafe\u0301 is closed.']]]]])
    expect(reading.findings).toMatchObject([{ kind: 'outside', place: { line: 3 } }])
  })
})
