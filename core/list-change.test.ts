import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listChange, mergeFew } from './list-change'

const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })

describe('listChange', () => {
  it.each<[string, string, string, { from: number; removed: string; added: string }]>([
    ['nothing', 'abc', 'abc', { from: 3, removed: '', added: '' }],
    ['one in the middle', 'abc', 'axc', { from: 1, removed: 'b', added: 'x' }],
    ['one more', 'ab', 'axb', { from: 1, removed: '', added: 'x' }],
    ['one of two alike less', 'aab', 'ab', { from: 1, removed: 'a', added: '' }],
    ['everything', '', 'ab', { from: 0, removed: '', added: 'ab' }],
  ])('%s', (_, before, now, { from, removed, added }) => {
    expect(listChange([...before], [...now])).toEqual({ from, removed: [...removed], added: [...added] })
  })

  it('leads from the one list to the other', () => {
    fc.assert(fc.property(letters, letters, (before, now) => {
      const { from, removed, added } = listChange(before, now)
      expect([...before.slice(0, from), ...added, ...before.slice(from + removed.length)]).toEqual(now)
    }))
  })
})

describe('mergeFew', () => {
  it('gives what sorting both together would, with the few after their equals', () => {
    const numbers = fc.array(fc.record({ key: fc.nat(9), from: fc.constant('many') }), { maxLength: 20 })
    fc.assert(fc.property(numbers, fc.array(fc.nat(9), { maxLength: 6 }), (some, keys) => {
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key
      const many = some.toSorted(compare)
      const few = keys.toSorted((a, b) => a - b).map((key) => ({ key, from: 'few' }))
      expect(mergeFew(many, few, compare)).toEqual([...many, ...few].toSorted(compare))
    }))
  })
})
