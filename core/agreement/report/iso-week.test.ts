import { expect, test } from 'vitest'
import { isoWeek } from './iso-week'

test.each([
  ['2020-10-26', '2020-W44'],
  ['2021-01-03', '2020-W53'],
  ['2021-01-04', '2021-W01'],
  ['2024-12-30', '2025-W01'],
  ['2026-01-01', '2026-W01'],
  ['2027-01-03', '2026-W53'],
])('%s is in %s', (date, week) => expect(isoWeek(date)).toBe(week))
