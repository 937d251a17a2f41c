import { expect, it } from 'vitest'
import { factTiming, writeFactDates } from './fact-timing'

it.each([
  ['1992', undefined, '2020-10-26', 'held'],
  ['2023-11', undefined, '2020-10-26', 'later'],
  ['2022-03-02', undefined, '2022-03-01T23:59Z', 'later'],
  ['2020', undefined, '2020-10-26', 'close'],
  ['2020-10', undefined, '2020-10-26', 'close'],
  ['2020-10-26', undefined, '2020', 'close'],
  ['2020', undefined, '2020', 'close'],
  ['2020-10-26', undefined, '2020-10-26T08:02:00Z', 'held'],
  ['2020-10-26', undefined, '2020-10-26', 'held'],
  ['1992', '2005', '2020-10-26', 'over'],
  ['1992', '2020', '2020-10-26', 'close'],
  [undefined, '2005', '2004', 'held'],
  [undefined, undefined, '2020', 'factUndated'],
  [undefined, undefined, null, 'factUndated'],
  ['1992', undefined, null, 'articleUndated'],
] as const)('a fact from %s to %s is, for an article of %s, %s', (from, to, publishedAt, timing) => {
  expect(factTiming({ from, to }, publishedAt)).toBe(timing)
})

it.each([
  [{ from: '2022-02' }, 'since February 2022'],
  [{ from: '1992', to: '2005' }, '1992 to 2005'],
  [{ from: '2024-07-10', to: '2024-07-10' }, '10 July 2024'],
  [{ to: '2017' }, 'until 2017'],
  [{}, undefined],
])('writes the dates of %j as %s', (fact, words) => {
  expect(writeFactDates(fact)).toBe(words)
})
