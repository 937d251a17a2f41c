import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { inReadingOrder, keepNumbers, keepReadingOrder } from './reading-order'

const at = (id: string, start: number, end: number, deleted = false) => ({ id, deleted, extent: [{ start: codePoint(start), end: codePoint(end) }] })

describe('inReadingOrder', () => {
  it('goes by the start, then the longer, then the older, without deleted ones', () => {
    const given = [at('d', 5, 6), at('c', 0, 4), at('b', 0, 9), at('a', 0, 4), at('gone', 1, 2, true)]
    expect(inReadingOrder(given).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd'])
  })
})

describe('keepReadingOrder', () => {
  it('gives the same order after each change as sorting everything would', () => {
    const change = fc.record({ id: fc.integer({ min: 0, max: 12 }), start: fc.nat(20), length: fc.integer({ min: 1, max: 9 }), deleted: fc.boolean() })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (changes, atOnce) => {
        const keep = keepReadingOrder()
        let layer = new Map<string, ReturnType<typeof at>>()
        for (const [index, { id, start, length, deleted }] of changes.entries()) {
          layer = new Map(layer).set(`a${id}`, at(`a${id}`, start, start + length, deleted))
          if (index % atOnce === 0) expect(keep([...layer.values()])).toEqual(inReadingOrder([...layer.values()]))
        }
      }),
    )
  })
})

describe('keepNumbers', () => {
  it('tells which of all each is, and gives another map only where a number is another', () => {
    const [keep, all] = [keepNumbers(), ['a', 'b', 'c', 'd'].map((id) => at(id, 0, 1))]
    const numbers = keep(all, [all[1]!, all[3]!])
    expect([...numbers]).toEqual([['b', 2], ['d', 4]])
    const changed = all.map((one) => ({ ...one }))
    expect(keep(changed, [changed[1]!, changed[3]!])).toBe(numbers)
    expect([...keep(changed.slice(1), [changed[1]!, changed[3]!])]).toEqual([['b', 1], ['d', 3]])
    expect(keep(all, []).size).toBe(0)
  })
})
