import { expect, test } from 'vitest'
import { figure } from '../figure'
import { tagReport } from './tag-report'
import { testInput, testLayer, testPlace } from './test-input'

const span = (start: number, end: number, label: string) => ({ start, end, label })

test('the confusion and the rates stand in the order of the codebook, nothing last', () => {
  const { confusion, rates, names } = tagReport(testInput([
    testPlace('a', [testLayer('annotator-1', [span(0, 10, 'שלום')]), testLayer('annotator-2', [span(0, 4, 'frame 🙂')])]),
    testPlace('b', [testLayer('annotator-1', [])]),
  ]))
  expect(confusion.tags).toEqual(['frame 🙂', 'שלום', null])
  expect(confusion.cells).toEqual([0, 4, 0, 4, 0, 6, 0, 6, 0])
  expect(names.map(({ key }) => key)).toEqual(['frame 🙂', 'שלום'])
  expect(rates).toContainEqual({ tag: 'שלום', annotator: 'annotator-1', spans: 1, articles: 2, rate: figure(0.5), othersRate: figure(0) })
  expect(rates).toHaveLength(4)
})
