import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarginCard, gatherMargin, isCrowded, layoutMargin } from './margin'

const cards = (...list: [number, number][]): MarginCard[] => list.map(([wanted, height], index) => ({ id: `c${index}`, wanted, height }))
const tops = (given: MarginCard[], fixed?: string) => [...layoutMargin(given, { gap: 10, fixed }).values()]

describe('layoutMargin', () => {
  it.each<[string, MarginCard[], string | undefined, number[]]>([
    ['at their passages where there is room', cards([0, 20], [100, 20]), undefined, [0, 100]],
    ['pushed down where there is none', cards([0, 20], [10, 20], [15, 20]), undefined, [0, 30, 60]],
    ['back at the passage after a crowd', cards([0, 20], [0, 20], [200, 20]), undefined, [0, 30, 200]],
    ['the fixed one stands still, those above go up', cards([100, 20], [110, 20], [112, 20]), 'c1', [80, 110, 140]],
    ['down again where the top is reached', cards([0, 20], [5, 20], [200, 20]), 'c1', [0, 30, 200]],
    ['an unknown fixed card is no matter', cards([0, 20], [5, 20]), 'other', [0, 30]],
  ])('puts cards %s', (_, given, fixed, expected) => expect(tops(given, fixed)).toEqual(expected))

  it('never overlaps, keeps the order, never leaves the top, and pins the fixed card where it fits', () => {
    const list = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 120 })), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(list, fc.nat(), (given, pick) => {
        const sorted = cards(...given.sort((a, b) => a[0] - b[0]))
        const index = pick % sorted.length
        const result = layoutMargin(sorted, { gap: 8, fixed: `c${index}` })
        let free = 0
        for (const card of sorted) {
          expect(result.get(card.id)!).toBeGreaterThanOrEqual(free)
          free = result.get(card.id)! + card.height + 8
        }
        const above = sorted.slice(0, index).reduce((sum, card) => sum + card.height + 8, 0)
        expect(result.get(`c${index}`)).toBe(Math.max(sorted[index]!.wanted, above))
      }),
    )
  })
})

describe('isCrowded', () => {
  it('is no matter of number but of distance', () => {
    expect(isCrowded(cards([0, 90], [10, 90]), 10, 100)).toBe(false)
    expect(isCrowded(cards([0, 90], [10, 90], [20, 90]), 10, 100)).toBe(true)
  })
})

describe('gatherMargin', () => {
  const gathered = (given: MarginCard[], fixed?: string) => gatherMargin(given, { gap: 2, fixed, reach: 50, line: 20 }).map(({ ids }) => ids.length)

  it('leaves cards alone that stand near their passages', () => {
    expect(gathered(cards([0, 20], [10, 20], [100, 20]))).toEqual([1, 1, 1])
  })

  it('gathers a crowd behind one line, until the margin has caught up with the text', () => {
    const crowd = cards(...Array.from({ length: 40 }, (_, index): [number, number] => [index * 2, 20]), [400, 20])
    const counts = gathered(crowd)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(41)
    expect(counts.length).toBeLessThan(10)
    expect(counts.at(-1)).toBe(1)
  })

  it('never gathers the one in focus, and keeps the order', () => {
    const crowd = cards(...Array.from({ length: 60 }, (_, index): [number, number] => [index, 20]))
    const items = gatherMargin(crowd, { gap: 2, fixed: 'c30', reach: 50, line: 20 })
    expect(items.some(({ ids }) => ids.length === 1 && ids[0] === 'c30')).toBe(true)
    expect(items.flatMap(({ ids }) => ids)).toEqual(crowd.map(({ id }) => id))
  })

  it.each<[string, number, number[]]>([
    ['stand as they are where there is room for them', 88, [1, 1, 1, 1, 1, 1]],
    ['give way where there is not, the nearest first', 87, [1, 1, 2, 1, 1]],
    ['give way to one line where there is room for no more', 22, [4, 1, 1]],
    ['give way as far as they can', 5, [4, 1, 1]],
    ['give way by two at least', 70, [1, 1, 2, 1, 1]],
  ])('has those above the one in focus %s', (_, wanted, expected) => {
    const given = cards([0, 20], [1, 20], [2, 20], [3, 20], [wanted, 300], [wanted, 20])
    expect(gatherMargin(given, { gap: 2, fixed: 'c4', reach: 100, line: 20 }).map(({ ids }) => ids.length)).toEqual(expected)
    expect(gatherMargin(given, { gap: 2, fixed: 'c4', reach: Infinity, line: 20 })).toHaveLength(6)
  })

  it('has the one in focus at its passage, if not within a line of the top', () => {
    const list = fc.array(fc.tuple(fc.integer({ min: 22, max: 900 }), fc.integer({ min: 1, max: 120 })), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(list, fc.nat(), (given, pick) => {
        const sorted = cards(...given.sort((a, b) => a[0] - b[0]))
        const fixed = `c${pick % sorted.length}`
        const items = gatherMargin(sorted, { gap: 2, fixed, reach: 50, line: 20 })
        expect(items.flatMap(({ ids }) => ids)).toEqual(sorted.map(({ id }) => id))
        const top = layoutMargin(items.map(({ ids, wanted, height }) => ({ id: ids[0]!, wanted, height })), { gap: 2, fixed }).get(fixed)
        const { wanted } = sorted.find(({ id }) => id === fixed)!
        const above = items.findIndex(({ ids }) => ids[0] === fixed)
        // One card alone is as tall as it is.
        if (above > 1 || above === 0) expect(top).toBe(wanted)
      }),
    )
  })
})
