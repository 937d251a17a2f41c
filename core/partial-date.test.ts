import { expect, it } from 'vitest'
import { isLater, isPartialDate, writeDate } from './partial-date'

it.each(['1992', '2022-02', '2024-07-10', '2024-02-29', '2023-01-20T08:02Z', '2023-01-20T08:02:00Z', '2023-01-20T08:02:00.123Z'])('%s is a date', (date) => {
  expect(isPartialDate(date)).toBe(true)
})

it.each(['', '92', '2022-13', '2022-00', '2023-02-29', '2023-02-31', '2023-04-31', '2023-01-20T25:00Z', '2023-01-20T08:02', '20 January 2023', '2023-01-20 '])('“%s” is none', (date) => {
  expect(isPartialDate(date)).toBe(false)
})

it.each([
  ['2023-11', '2020-10-26', true],
  ['2020-10-26', '2020-10-26', false],
  ['2020-10-27', '2020-10-26', true],
  // As far as both are known, these are the same year: nothing is certain.
  ['2020', '2020-10-26', false],
  ['2020-10-26', '2020', false],
  ['2021', '2020-10-26', true],
  ['1992', '2020-10-26', false],
  [undefined, '2020-10-26', undefined],
  ['2020', null, undefined],
] as const)('%s is later than %s: %s', (fact, moment, expected) => {
  expect(isLater(fact, moment)).toBe(expected)
})

it.each([
  ['1992', '1992'], ['2022-02', 'February 2022'], ['2020-10-26', '26 October 2020'], ['2023-01-20T08:02:00Z', '20 January 2023, 08:02 UTC'],
])('writes %s as %s', (date, words) => {
  expect(writeDate(date)).toBe(words)
})
