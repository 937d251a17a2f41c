import { expect, it } from 'vitest'
import { readingMinutes } from './reading-time'

it.each([[0, 1], [150, 1], [224, 1], [225, 2], [3000, 20]])('%i words take %i minutes', (words, minutes) => {
  expect(readingMinutes(words)).toBe(minutes)
})
