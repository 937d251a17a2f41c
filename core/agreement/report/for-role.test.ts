import { expect, test } from 'vitest'
import { metricForRole, tagsForRole } from './for-role'
import { wholeReport } from './metric-report'
import { tagReport } from './tag-report'
import { testInput, testLayer, testPlace, testTags } from './test-input'

/** So many articles that two have done, and two more that one has. */
const input = (both: number) => testInput(Array.from({ length: both + 2 }, (_, index) => {
  const spans = [{ start: 0, end: 10, label: testTags[0]! }]
  return testPlace(`a${index}`, [testLayer('annotator-1', spans), ...(index < both ? [testLayer('annotator-2', spans)] : [])], { gold: index < both ? spans : null })
}))

test('a reviewer is told of single people from five articles on that two have done, the lead always', () => {
  const rows = (both: number, role: 'lead' | 'reviewer') => metricForRole(wholeReport(input(both), 'f1-exact'), role).breakdowns.filter(({ by }) => ['pair', 'rest', 'gold', 'all'].includes(by)).map(({ rows: own }) => own.length)
  expect(rows(4, 'lead')).toEqual([1, 1, 2, 2])
  expect(rows(4, 'reviewer')).toEqual([1, 0, 0, 0])
  expect(rows(5, 'reviewer')).toEqual([1, 1, 2, 2])
  const withheld = metricForRole(wholeReport(input(4), 'f1-exact'), 'reviewer')
  expect(withheld.breakdowns.find(({ by }) => by === 'pair')!.because).toContain('from 5 articles on')
  expect(JSON.stringify(withheld)).not.toContain('annotator-1')
})

test('so it is with the rates of tags', () => {
  expect(tagsForRole(tagReport(input(4)), 'lead').rates).toHaveLength(2)
  const withheld = tagsForRole(tagReport(input(4)), 'reviewer')
  expect(withheld).toMatchObject({ rates: [], ratesWithheld: expect.stringContaining('from 5 articles on') })
  expect(JSON.stringify(withheld)).not.toContain('annotator-1')
  expect(withheld.confusion).toEqual(tagReport(input(4)).confusion)
  expect(tagsForRole(tagReport(input(5)), 'reviewer').rates).toHaveLength(2)
})
