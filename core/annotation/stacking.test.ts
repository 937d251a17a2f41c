import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { type Extent, extentBounds, extentsOverlap, normaliseExtent } from './fragment'
import { compareInText } from './reading-order'
import { keepStacked, stack } from './stacking'

const extent = (...pairs: [number, number][]): Extent => pairs.map(([start, end]) => ({ start: codePoint(start), end: codePoint(end) }))

describe('stack', () => {
  it.each<[string, Record<string, Extent>, Record<string, number>]>([
    ['apart', { a: extent([0, 5]), b: extent([5, 9]) }, { a: 0, b: 0 }],
    ['nested: the longer nearer to the words', { inner: extent([2, 4]), outer: extent([0, 9]) }, { outer: 0, inner: 1 }],
    ['crossing', { a: extent([0, 5]), b: extent([3, 8]), c: extent([6, 9]) }, { a: 0, b: 1, c: 0 }],
    ['the same words twice', { b: extent([0, 5]), a: extent([0, 5]) }, { a: 0, b: 1 }],
    ['in the gap of a discontinuous one', { a: extent([0, 3], [9, 12]), b: extent([4, 8]), c: extent([7, 10]) }, { a: 0, b: 0, c: 1 }],
  ])('%s', (_, given, expected) => {
    const items = Object.entries(given).map(([id, one]) => ({ id, extent: one }))
    expect(Object.fromEntries(stack(items))).toEqual(expected)
    expect(Object.fromEntries(stack(items.toReversed()))).toEqual(expected)
  })

  const spans = fc.array(
    fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 3 })
      .map((pairs) => normaliseExtent(extent(...pairs.map(([start, length]): [number, number] => [start, start + length])))),
    { maxLength: 25 },
  ).map((extents) => extents.map((one, index) => ({ id: `a${index}`, extent: one })))

  it('never puts two overlapping extents at one depth, and leaves none out', () => {
    fc.assert(
      fc.property(spans, (items) => {
        const depths = stack(items)
        expect(depths.size).toBe(items.length)
        for (const one of items)
          for (const other of items)
            if (one !== other && depths.get(one.id) === depths.get(other.id)) expect(extentsOverlap(one.extent, other.extent)).toBe(false)
      }),
    )
  })

  it('uses no more depths than overlap at some place, for spans of one fragment', () => {
    fc.assert(
      fc.property(spans, (many) => {
        const items = many.map((item) => ({ id: item.id, extent: [extentBounds(item.extent)] }))
        const busiest = Math.max(0, ...Array.from({ length: 90 }, (_, at) => items.filter(({ extent: [one] }) => one!.start <= at && at < one!.end).length))
        expect(Math.max(-1, ...stack(items).values()) + 1).toBe(busiest)
      }),
    )
  })
})

describe('keepStacked', () => {
  it('gives the same list where something else than an extent has changed', () => {
    const keep = keepStacked()
    const items = [{ id: 'a', extent: extent([0, 5]) }, { id: 'b', extent: extent([3, 8]) }]
    expect(keep(items.map((one) => ({ ...one })))).toBe(keep(items.map((one) => ({ ...one }))))
  })

  it('gives the same depths after each change as stacking everything would', () => {
    const change = fc.record({ id: fc.integer({ min: 0, max: 12 }), start: fc.nat(60), length: fc.integer({ min: 1, max: 20 }), gone: fc.boolean() })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (changes, atOnce) => {
        const keep = keepStacked()
        const items = new Map<string, { id: string; extent: Extent }>()
        for (const [index, { id, start, length, gone }] of changes.entries()) {
          if (gone) items.delete(`a${id}`)
          else items.set(`a${id}`, { id: `a${id}`, extent: extent([start, start + length]) })
          if (index % atOnce > 0) continue
          const sorted = [...items.values()].sort(compareInText)
          const depths = stack(sorted)
          expect(keep(sorted)).toEqual(sorted.map(({ id }) => depths.get(id)))
        }
      }),
    )
  })
})
