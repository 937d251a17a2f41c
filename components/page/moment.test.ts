import { expect, it } from 'vitest'
import { writeMoment } from './moment'

const now = new Date('2026-03-29T00:30:00Z')

it.each([
  ['2026-03-29T00:29:30Z', 'UTC', 'just now'],
  ['2026-03-29T00:29:00Z', 'UTC', '1 minute ago'],
  ['2026-03-28T23:31:00Z', 'UTC', '59 minutes ago'],
  ['2026-03-28T23:30:00Z', 'UTC', 'yesterday, 23:30'],
  ['2026-03-28T23:30:00Z', 'Europe/Paris', 'today, 00:30'],
  ['2026-03-27T08:00:00Z', 'UTC', '27 March 2026, 08:00'],
  ['2026-03-29T05:00:00Z', 'UTC', '29 March 2026, 05:00'],
  ['2025-12-31T23:30:00Z', 'Asia/Tokyo', '1 January 2026, 08:30'],
])('writes %s in %s as %s', (iso, timeZone, words) => {
  expect(writeMoment(iso, { now, timeZone })).toBe(words)
})
