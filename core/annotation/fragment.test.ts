import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { type Extent, extentBounds, extentLength, extentsEqual, extentsOverlap, normaliseExtent } from './fragment'

const extent = (...pairs: readonly (readonly [number, number])[]): Extent => pairs.map(([start, end]) => ({ start: codePoint(start), end: codePoint(end) }))
const anyExtent = fc.array(fc.tuple(fc.nat(40), fc.nat(8))).map((pairs) => extent(...pairs.map(([start, length]) => [start, start + length] as const)))
const covered = (one: Extent) => new Set(one.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index)))

describe('normaliseExtent', () => {
  it.each([
    ['sorts', extent([5, 9], [0, 3]), extent([0, 3], [5, 9])],
    ['melts what overlaps', extent([0, 5], [3, 9]), extent([0, 9])],
    ['melts what touches', extent([0, 3], [3, 5]), extent([0, 5])],
    ['melts what lies inside', extent([0, 9], [3, 5]), extent([0, 9])],
    ['drops what is empty', extent([4, 4], [1, 2]), extent([1, 2])],
  ])('%s', (_, given, expected) => {
    expect(normaliseExtent(given)).toEqual(expected)
  })

  it('covers the same code points, once, and doing it again changes nothing', () => {
    fc.assert(
      fc.property(anyExtent, (given) => {
        const normal = normaliseExtent(given)
        expect(covered(normal)).toEqual(covered(given))
        expect(extentLength(normal)).toBe(covered(given).size)
        expect(normaliseExtent(normal)).toEqual(normal)
      }),
    )
  })
})

describe('two extents', () => {
  it('overlap exactly when they share a code point', () => {
    fc.assert(
      fc.property(anyExtent, anyExtent, (a, b) => {
        const shared = [...covered(a)].some((point) => covered(b).has(point))
        expect(extentsOverlap(normaliseExtent(a), normaliseExtent(b))).toBe(shared)
      }),
    )
  })

  it('are equal exactly when they cover the same', () => {
    expect(extentsEqual(extent([0, 3], [5, 9]), extent([0, 3], [5, 9]))).toBe(true)
    expect(extentsEqual(extent([0, 3]), extent([0, 3], [5, 9]))).toBe(false)
    expect(extentsEqual(extent([0, 3]), extent([0, 4]))).toBe(false)
  })
})

describe('extentBounds', () => {
  it('goes from the first to the last', () => {
    expect(extentBounds(extent([2, 3], [7, 9]))).toEqual({ start: 2, end: 9 })
  })
  it('has none for nothing', () => {
    expect(() => extentBounds([])).toThrow('at least one fragment')
  })
})
