import { expect, it } from 'vitest'
import { moveInGrid } from './grid'
import { progressOf, writeProgress } from './progress'

it.each([
  ['ArrowRight', false, [0, 0], [0, 1]],
  ['ArrowLeft', false, [0, 0], undefined],
  ['ArrowDown', false, [1, 1], [2, 1]],
  ['ArrowDown', false, [4, 1], undefined],
  ['ArrowUp', false, [4, 2], [3, 2]],
  ['PageDown', false, [1, 1], [4, 1]],
  ['PageUp', false, [4, 1], [0, 1]],
  ['Home', false, [3, 2], [3, 0]],
  ['End', false, [3, 0], [3, 2]],
  ['Home', true, [3, 2], [0, 0]],
  ['End', true, [0, 0], [4, 2]],
  ['a', false, [0, 0], undefined],
  ['Enter', false, [0, 0], undefined],
] as const)('%s (ctrl %s) from %j in 5 rows by 3 goes to %j', (key, ctrl, [row, column], to) => {
  expect(moveInGrid({ row, column }, key, ctrl, 5, 3)).toEqual(to && { row: to[0], column: to[1] })
})

it.each([
  [[], 'not assigned'],
  [['assigned'], '0 of 1 submitted'],
  [['submitted', 'inProgress', 'assigned'], '1 of 3 submitted, 1 in progress'],
  [['submitted', 'reopened'], '1 of 2 submitted, 1 sent back'],
] as const)('writes %j as %s', (states, words) => {
  expect(writeProgress(progressOf(states.map((state) => ({ state }))))).toBe(words)
})
