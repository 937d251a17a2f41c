import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cheapestAssignment } from './assignment'
import { Master } from './master'
import { cheapestPartition } from './partition-search'

describe('the linear programme', () => {
  it('takes halves of a triangle, and the search makes them whole', () => {
    const master = new Master(3, 1)
    for (const pair of [[0, 1], [1, 2], [0, 2]]) master.add(pair, 1)
    expect(master.solve()).toBeCloseTo(1.5, 9)
    expect(master.solution().map(({ share }) => share)).toEqual([0.5, 0.5, 0.5].map((half) => expect.closeTo(half, 5)))
    const found = cheapestPartition(master, Infinity, 100)
    expect(found).toMatchObject({ cost: 2, proven: true })
    expect(found.tuples.flat().sort()).toEqual([0, 1, 2])
    expect(cheapestPartition(master, 2, 100)).toMatchObject({ tuples: [], cost: 2, proven: true })
    expect(cheapestPartition(master, Infinity, 1)).toMatchObject({ proven: false })
  })

  it('finds the cheapest partition of any tuples', () => {
    const tuples = fc.array(fc.record({ units: fc.uniqueArray(fc.nat(7), { minLength: 2, maxLength: 4 }), cost: fc.integer({ min: 1, max: 30 }) }), { maxLength: 25 })
    fc.assert(
      fc.property(tuples, (given) => {
        const master = new Master(8, 1)
        const costs = new Map(Array.from({ length: 8 }, (_, at) => [String(at), 1]))
        for (const { units, cost } of given) {
          const sorted = units.sort((a, b) => a - b)
          if (master.add(sorted, cost / 10)) costs.set(sorted.join(), cost / 10)
        }
        const { cost, tuples: found, proven } = cheapestPartition(master, Infinity, 10_000)
        expect(proven).toBe(true)
        expect(cost).toBeCloseTo(leastOf(costs, 255), 9)
        expect(found.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
      }),
    )
  })

  // Branches that nothing can keep: the relaxation then takes what is forbidden by shares, which divides for ever.
  it.each([
    [[[2, 7, 5], 4], [[0, 4], 25], [[0, 3], 20], [[0, 1], 1], [[0, 1, 5, 7], 1], [[0, 3, 4, 5], 25], [[0, 4, 7], 8], [[1, 2, 4], 13], [[1, 4], 22]],
    [[[2, 4], 4], [[0, 3, 6, 7], 10], [[1, 5, 6], 4], [[3, 4, 6, 7], 23], [[0, 2, 5, 6], 16], [[0, 1, 4, 5], 25], [[0, 1, 2, 3], 4], [[1, 2, 3, 6], 8]],
  ] as (readonly [readonly number[], number])[][])('leaves branches that have no partition: %j …', (...given) => {
    const master = new Master(8, 1)
    const costs = new Map(Array.from({ length: 8 }, (_, at) => [String(at), 1]))
    for (const [units, cost] of given) {
      const sorted = [...units].sort((a, b) => a - b)
      master.add(sorted, cost / 10)
      costs.set(sorted.join(), cost / 10)
    }
    const { cost, proven } = cheapestPartition(master, Infinity, 1000)
    expect([proven, cost]).toEqual([true, expect.closeTo(leastOf(costs, 255), 9)])
  })
})

function leastOf(costs: ReadonlyMap<string, number>, left: number): number {
  if (left === 0) return 0
  const first = Math.log2(left & -left)
  let least = Infinity
  for (const [key, cost] of costs) {
    const units = key.split(',').map(Number)
    const mask = units.reduce((sum, one) => sum | (1 << one), 0)
    if (units.includes(first) && (mask & left) === mask) least = Math.min(least, cost + leastOf(costs, left & ~mask))
  }
  return least
}

describe('the assignment', () => {
  it('is the cheapest of all', () => {
    const matrix = fc.integer({ min: 1, max: 4 }).chain((rows) => fc.integer({ min: rows, max: 6 }).chain((columns) => fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })))
    fc.assert(
      fc.property(matrix, (cost) => {
        const columnOf = cheapestAssignment(Float64Array.from(cost.flat()), cost.length, cost[0]!.length)
        expect(new Set(columnOf).size).toBe(cost.length)
        const least = (row: number, used: readonly number[]): number =>
          row === cost.length ? 0 : Math.min(...cost[row]!.map((one, column) => (used.includes(column) ? Infinity : one + least(row + 1, [...used, column]))))
        expect(cost.reduce((sum, row, at) => sum + row[columnOf[at]!]!, 0)).toBe(least(0, []))
      }),
    )
  })
})
