import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOf } from '../figure'
import { alphaU1995, disagreements1995 } from './alpha-u-1995'
import type { Continuum, Unit } from './continuum'
import { continuum, unit } from './test-continua'

const alphaOf = (given: Continuum) => numberOf(alphaU1995(disagreements1995(given)))

describe('alpha of 1995', () => {
  it('gives what is printed on p. 57 for a line so fine that it is continuous', () => {
    const fine = (text: string): Unit => {
      const one = unit(text)
      return { ...one, start: one.start * 50_000, end: one.end * 50_000 }
    }
    const layers = [['2-10 A', '14-20 A'], ['4-8 A', '15-17 A']].map((layer) => layer.map(fine))
    expect(alphaOf({ length: 24 * 50_000, layers })).toBeCloseTo(0.553, 3)
  })

  it('is undefined where nobody marked anything', () => {
    expect(alphaU1995(disagreements1995({ length: 20, layers: [[], [], []] }))).toMatchObject({ kind: 'undefined' })
  })

  it('agrees with its definition, pair by pair', () => {
    fc.assert(
      fc.property(continuum(), (given) => {
        const found = alphaOf(given)
        const defined = byDefinition(given)
        if (defined === null) expect(found).toBeNull()
        else expect(found).toBeCloseTo(defined, 9)
      }),
    )
  })

  it('does not depend on order or names, and is 1 for identical layers', () => {
    fc.assert(
      fc.property(continuum(), ({ length, layers }) => {
        const renamed = layers.map((layer) => layer.map((one) => ({ ...one, label: `${one.label.codePointAt(0)}` })).reverse()).reverse()
        const [before, after] = [alphaOf({ length, layers }), alphaOf({ length, layers: renamed })]
        if (before === null) expect(after).toBeNull()
        else expect(after).toBeCloseTo(before, 9)
        const same = alphaOf({ length, layers: layers.map(() => layers[0]!) })
        expect(same === null || same === 1).toBe(true)
      }),
    )
  })
})

function byDefinition({ length, layers }: Continuum): number | null {
  const m = layers.length
  let [observed, expected] = [0, 0]
  for (const label of new Set(layers.flat().map((one) => one.label))) {
    const lines = layers.map((layer) => layer.filter((one) => one.label === label))
    for (const [i, line] of lines.entries()) {
      for (const [j, other] of lines.entries()) {
        if (i === j) continue
        for (const g of line) {
          const met = other.filter((h) => h.start < g.end && g.start < h.end)
          for (const h of met) observed += ((g.start - h.start) ** 2 + (g.end - h.end) ** 2) / (m * (m - 1) * length ** 2)
          // A unit in a gap counts as unit against gap, and as gap against unit.
          if (met.length === 0) observed += (2 * (g.end - g.start) ** 2) / (m * (m - 1) * length ** 2)
        }
      }
    }
    const lengths = lines.flat().map(({ start, end }) => end - start)
    const gaps = lines.flatMap((line) => [{ end: 0 }, ...line].map(({ end }, index) => (line[index]?.start ?? length) - end).filter((gap) => gap > 0))
    let sum = 0
    for (const l of lengths) {
      sum += ((lengths.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l)
      for (const gap of gaps) if (gap >= l) sum += l ** 2 * (gap - l + 1)
    }
    expected += ((2 / length) * sum) / (m * length * (m * length - 1) - lengths.reduce((all, l) => all + l * (l - 1), 0))
  }
  return expected === 0 || Number.isNaN(expected) ? null : 1 - observed / expected
}
