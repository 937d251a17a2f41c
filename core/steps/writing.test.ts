import { expect, it } from 'vitest'
import { leave, notWriting, pause, write } from './writing'

it('is one while it goes on, however long that is, and another after a pause or a field that was left', () => {
  const begun = write(notWriting, 1000)
  let now = begun
  for (let at = 1000; at < 100_000; at += 900) now = write(now, at)
  expect(now.turn).toBe(begun.turn)
  expect(write(now, now.at! + pause).turn).toBe(begun.turn)
  expect(write(now, now.at! + pause + 1).turn).toBe(begun.turn + 1)
  const left = leave(now)
  expect(write(left, now.at! + 1).turn).toBe(begun.turn + 1)
  expect(leave(leave(left))).toEqual(left)
})
