import { expect, test } from 'vitest'
import { firstClause, sharedVariant } from './variant'

const rows = (...variants: readonly (string | null)[]) => variants.map((variant) => ({ variant }))

test('a variant that all rows have is said once', () => {
  const shared = sharedVariant(rows('|uα of this tag alone: joined', '|uα of this tag alone: joined'))
  expect([shared.words, shared.ofRow({ variant: 'x' })]).toEqual(['|uα of this tag alone: joined', null])
  expect(firstClause(shared.words!)).toBe('|uα of this tag alone')
  expect(sharedVariant(rows(null, null)).words).toBeNull()
  expect(sharedVariant([]).words).toBeNull()
})

test('where only the number of tags differs, the rows say theirs', () => {
  const shared = sharedVariant(rows('Mean over 14 tags of |uα, per tag; others left out', 'Mean over 3 of 9 tags of |uα, per tag; others left out'))
  expect(shared.words).toBe('Mean over tags of |uα, per tag; others left out')
  expect(shared.ofRow({ variant: 'Mean over 3 of 9 tags of |uα, per tag; others left out' })).toBe('Mean over 3 of 9 tags of |uα')
})

test('where they differ otherwise, each says all of it', () => {
  const shared = sharedVariant(rows(null, 'Mean over 9 tags of |uα; others left out'))
  expect(shared.words).toBeNull()
  expect(shared.ofRow({ variant: 'Mean over 9 tags of |uα; others left out' })).toBe('Mean over 9 tags of |uα; others left out')
  expect(shared.ofRow({ variant: null })).toBeNull()
})
