import { expect, test } from 'vitest'
import { weeksBetween } from './weeks-between'

test('the weeks between two, over the end of a year of 53', () => {
  expect(weeksBetween('2020-W51', '2021-W02')).toEqual(['2020-W51', '2020-W52', '2020-W53', '2021-W01', '2021-W02'])
  expect(weeksBetween('2026-W47', '2026-W47')).toEqual(['2026-W47'])
  expect(weeksBetween('2024-W01', '2024-W52')).toHaveLength(52)
})
