import { expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { enteredAndLeft } from './entered-and-left'
import { intervalIndex } from './interval-index'

const at = (start: number, end: number) => [{ start: codePoint(start), end: codePoint(end) }]
const index = intervalIndex([{ id: 'Threat 👀', extent: at(2, 9) }, { id: 'Vague', extent: at(4, 6) }])
const heard = (before: number, now: number) => enteredAndLeft(index, codePoint(before), codePoint(now), (id) => id)

it('names the passages that are entered and left, the smallest first, and nothing where nothing changes', () => {
  expect(heard(0, 5)).toBe('Enters Vague, Threat 👀')
  expect(heard(5, 7)).toBe('Leaves Vague')
  expect(heard(7, 8)).toBe('')
  expect(heard(8, 20)).toBe('Leaves Threat 👀')
})
