import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { inReadingOrder } from './reading-order'

const at = (id: string, start: number, end: number, deleted = false) => ({ id, deleted, extent: [{ start: codePoint(start), end: codePoint(end) }] })

describe('inReadingOrder', () => {
  it('goes by the start, then the longer, then the older, without deleted ones', () => {
    const given = [at('d', 5, 6), at('c', 0, 4), at('b', 0, 9), at('a', 0, 4), at('gone', 1, 2, true)]
    expect(inReadingOrder(given).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd'])
  })
})
