import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../bootstrap/random'
import type { Unit } from '../unitizing/continuum'
import { stacked, unit } from '../unitizing/test-continua'
import { bestAlignment } from './best-alignment'
import { type Weights, dissimilarity, usualWeights } from './dissimilarity'

const layersOf = (...layers: string[][]): Unit[][] => layers.map((layer) => layer.map(unit))
const weights: fc.Arbitrary<Weights> = fc.record({ alpha: fc.integer({ min: 0, max: 3 }), beta: fc.integer({ min: 0, max: 3 }), deltaEmpty: fc.constantFrom(0.5, 1, 2) })
const someLayers = fc.array(stacked(4), { minLength: 2, maxLength: 5 }).filter((layers) => layers.flat().length > 0 && layers.flat().length <= 13)

describe('the best alignment', () => {
  it('gives what other programs give', () => {
    // DKPro's fixture of two annotators, generated with pygamma-agreement.
    const fixture = layersOf(['1-5 a', '6-10 b', '11-15 c'], ['2-7 a', '8-12 b', '11-15 a'])
    expect(bestAlignment(fixture, { alpha: 3, beta: 2, deltaEmpty: 1 }).disorder).toBeCloseTo(1.0277777910232544, 6)
  })

  it('is that of all alignments', () => {
    fc.assert(
      fc.property(someLayers, weights, (layers, given) => {
        const found = bestAlignment(layers, given)
        expect(found.disorder).toBeCloseTo(leastOfAll(layers, given), 9)
        expect(found).toMatchObject({ proven: true, bound: found.disorder })
      }),
    )
  })

  it.each([
    [270, 1.6287761589642649],
    [304, 1.5676213041321012],
    [14, 1.8056157045944745],
  ])('is that of all alignments where the relaxation is not whole (seed %i)', (seed, least) => {
    const random = seededRandom(seed)
    const count = 3 + random.below(3)
    const layers = Array.from({ length: count }, () =>
      Array.from({ length: 4 + random.below(4) }, () => {
        const start = random.below(60)
        return { start, end: start + 1 + random.below(12), label: 'ABC'[random.below(3)]! }
      }),
    )
    if (layers.flat().length < 16) expect(leastOfAll(layers, usualWeights)).toBeCloseTo(least, 9)
    expect(bestAlignment(layers, usualWeights)).toMatchObject({ disorder: expect.closeTo(least, 9), proven: true })
  })

  it('has every unit once, and no two of one annotator together', () => {
    fc.assert(
      fc.property(fc.array(stacked(9), { minLength: 2, maxLength: 4 }).filter((layers) => layers.flat().length > 0), (layers) => {
        const { parts } = bestAlignment(layers, usualWeights)
        expect(parts.flat().map(({ unit: one }) => one)).toHaveLength(layers.flat().length)
        expect(new Set(parts.flat().map(({ unit: one }) => one)).size).toBe(new Set(layers.flat()).size)
        for (const part of parts) expect(new Set(part.map(({ layer }) => layer)).size).toBe(part.length)
      }),
    )
  })

  it('does not depend on order, names, place or scale, and is 0 for identical layers', () => {
    fc.assert(
      fc.property(fc.array(stacked(6), { minLength: 2, maxLength: 4 }).filter((layers) => layers.flat().length > 0), fc.integer({ min: 2, max: 1000 }), fc.integer({ min: -50, max: 50 }), (layers, scale, shift) => {
        const { disorder } = bestAlignment(layers, usualWeights)
        const moved = layers.map((layer) => layer.map(({ start, end, label }) => ({ start: start * scale + shift, end: end * scale + shift, label: `${label}${label}` })).reverse()).reverse()
        expect(bestAlignment(moved, usualWeights).disorder).toBeCloseTo(disorder, 9)
        const [first] = layers.filter((layer) => layer.length > 0)
        expect(bestAlignment(layers.map(() => first!), usualWeights).disorder).toBeCloseTo(0, 12)
      }),
    )
  })

  it('says what it does not know when its search is cut', () => {
    const random = seededRandom(270)
    const layers = Array.from({ length: 6 }, () =>
      Array.from({ length: 12 }, () => {
        const start = random.below(60)
        return { start, end: start + 1 + random.below(12), label: 'ABC'[random.below(3)]! }
      }),
    )
    const whole = bestAlignment(layers, usualWeights)
    expect(whole.proven).toBe(true)
    const cut = bestAlignment(layers, usualWeights, { visits: 3, tuples: 10, partitions: 1 })
    expect(cut.proven).toBe(false)
    expect(cut.bound).toBeLessThanOrEqual(whole.disorder + 1e-9)
    expect(cut.disorder).toBeGreaterThanOrEqual(whole.disorder - 1e-9)
  })
})

/** The least disorder, by trying every partition. */
function leastOfAll(layers: readonly (readonly Unit[])[], given: Weights): number {
  const units = layers.flatMap((layer, index) => layer.map((one) => ({ one, index })))
  const pairs = (layers.length * (layers.length - 1)) / 2
  const known = new Map<number, number>([[0, 0]])
  const least = (left: number): number => {
    const before = known.get(left)
    if (before !== undefined) return before
    const first = Math.log2(left & -left)
    let best = Infinity
    const grow = (tuple: readonly number[], cost: number, from: number, rest: number): void => {
      best = Math.min(best, cost + least(rest))
      for (let next = from; next < units.length; next++) {
        if (!((rest >> next) & 1) || tuple.some((member) => units[member]!.index === units[next]!.index)) continue
        const joined = tuple.reduce((sum, member) => sum + dissimilarity(units[member]!.one, units[next]!.one, given) - 1, 0)
        grow([...tuple, next], cost + joined / pairs, next + 1, rest & ~(1 << next))
      }
    }
    grow([first], 1, first + 1, left & ~(1 << first))
    known.set(left, best)
    return best
  }
  return (least((1 << units.length) - 1) * given.deltaEmpty) / (units.length / layers.length)
}
