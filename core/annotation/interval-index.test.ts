import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { type Extent, extentLength, normaliseExtent } from './fragment'
import { intervalIndex, keepIntervalIndex } from './interval-index'

const extent = (...pairs: [number, number][]): Extent =>
  normaliseExtent(pairs.map(([start, end]) => ({ start: codePoint(start), end: codePoint(end) })))

describe('intervalIndex', () => {
  const index = intervalIndex([
    { id: 'long', extent: extent([0, 50]) },
    { id: 'short', extent: extent([10, 14]) },
    { id: 'broken', extent: extent([2, 4], [12, 20]) },
  ])

  it('offers the smallest first', () => expect(index.at(codePoint(13))).toEqual(['short', 'broken', 'long']))
  it('counts the start in and the end out', () => {
    expect(index.at(codePoint(10))).toEqual(['short', 'long'])
    expect(index.at(codePoint(14))).toEqual(['broken', 'long'])
    expect(index.at(codePoint(50))).toEqual([])
  })
  it('names a discontinuous one once', () => expect(index.within(codePoint(0), codePoint(60))).toEqual(['long', 'broken', 'short']))

  it('agrees with looking at every extent', () => {
    const pair = fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 30 })).map(([start, length]): [number, number] => [start, start + length])
    const items = fc.array(fc.array(pair, { minLength: 1, maxLength: 3 }), { maxLength: 30 })
      .map((all) => all.map((pairs, number) => ({ id: `a${number}`, extent: extent(...pairs) })))
    fc.assert(
      fc.property(items, fc.nat(120), fc.integer({ min: 1, max: 40 }), (given, start, length) => {
        const built = intervalIndex(given)
        const touching = given.filter((item) => item.extent.some((one) => one.start < start + length && one.end > start))
        expect([...built.within(codePoint(start), codePoint(start + length))].sort()).toEqual(touching.map((item) => item.id).sort())
        const sizes = built.at(codePoint(start)).map((id) => extentLength(given.find((item) => item.id === id)!.extent))
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('keepIntervalIndex', () => {
  const all = { start: codePoint(0), end: codePoint(200) }

  it('answers after each change as an index that is built anew', () => {
    const pair = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]): [number, number] => [start, start + length])
    const change = fc.record({ id: fc.nat(12), pairs: fc.array(pair, { minLength: 1, maxLength: 3 }), gone: fc.boolean() })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.nat(80), fc.integer({ min: 1, max: 4 }), (changes, place, atOnce) => {
        const keep = keepIntervalIndex()
        const items = new Map<string, { id: string; extent: Extent }>()
        for (const [index, { id, pairs, gone }] of changes.entries()) {
          if (gone) items.delete(`a${id}`)
          else items.set(`a${id}`, { id: `a${id}`, extent: extent(...pairs) })
          if (index % atOnce > 0) continue
          const [kept, built] = [keep([...items.values()]), intervalIndex([...items.values()])]
          expect(kept.within(all.start, all.end)).toEqual(built.within(all.start, all.end))
          expect(kept.at(codePoint(place))).toEqual(built.at(codePoint(place)))
        }
      }),
    )
  })

  it('is the same index where something else than an extent has changed', () => {
    const keep = keepIntervalIndex()
    const items = [{ id: 'a', extent: extent([0, 5]) }]
    expect(keep(items.map((one) => ({ ...one })))).toBe(keep(items.map((one) => ({ ...one }))))
  })
})
