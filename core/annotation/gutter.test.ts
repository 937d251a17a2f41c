import { describe, expect, it } from 'vitest'
import { gutterLines } from './gutter'

describe('gutterLines', () => {
  it('gathers what begins on one line, in the order given', () => {
    const lines = gutterLines([{ id: 'a', top: 33 }, { id: 'b', top: 32 }, { id: 'c', top: 64 }, { id: 'd', top: 32 }], 8)
    expect(lines).toEqual([{ top: 32, ids: ['a', 'b', 'd'] }, { top: 64, ids: ['c'] }])
  })
  it('is empty without badges', () => expect(gutterLines([], 8)).toEqual([]))
})
