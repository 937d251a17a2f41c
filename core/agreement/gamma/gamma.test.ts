import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../bootstrap/random'
import { numberOf } from '../figure'
import type { Continuum } from '../unitizing/continuum'
import { stacked, unit } from '../unitizing/test-continua'
import { usualWeights } from './dissimilarity'
import { type GammaOptions, type GammaResult, gammaOf, gammaSteps } from './gamma'
import { observe } from './observed'
import { samplerOf } from './sampler'

const of = (length: number, ...layers: string[][]): Continuum => ({ length, layers: layers.map((layer) => layer.map(unit)) })

/** Alex, Paul and Suzan, as in the tests of pygamma-agreement. */
const three = of(
  60,
  ['2-9 1', '11-17 2', '24-30 5', '32-36 6', '36-44 6', '44-60 7'],
  ['2-9 1', '11-17 3', '19-25 5', '32-44 6'],
  ['2-9 1', '11-17 4', '21-27 5', '32-36 6', '36-40 6', '40-44 6'],
)

const options: GammaOptions = { sampler: 'statistical', samples: 400, seed: 17 }
function resultOf(continuum: Continuum, given: GammaOptions = options): GammaResult {
  const result = gammaOf(continuum, given)
  if ('because' in result) throw new Error(result.because)
  return result
}

describe('gamma', () => {
  it('is what others find for the same sampler, and another figure with another', () => {
    const { gamma, gammaCat, standardError, unproven, name } = resultOf(three)
    expect(standardError).toBeLessThan(0.005)
    expect(Math.abs(numberOf(gamma)! - 0.5159)).toBeLessThan(4 * standardError)
    expect(Math.abs(numberOf(gammaCat)! - 0.6702)).toBeLessThan(0.02)
    expect(unproven).toBe(0)
    expect(name).toBe('γ (Mathet et al. 2015), α=1, β=1, Δ∅=1, statistical sampler, 400 samples, seed 17 (xoshiro128** seeded by splitmix32)')
    expect(Math.abs(numberOf(resultOf(three, { ...options, sampler: 'shuffle' }).gamma)! - 0.548)).toBeLessThan(0.015)
    // α = 3: the sampler of the paper .450 to .453, the statistical one .421 to .426.
    const weights = { ...usualWeights, alpha: 3 }
    expect(Math.abs(numberOf(resultOf(three, { ...options, weights, samples: 1000 }).gamma)! - 0.4235)).toBeLessThan(0.01)
    expect(Math.abs(numberOf(resultOf(three, { ...options, weights, samples: 1000, sampler: 'shuffle' }).gamma)! - 0.4515)).toBeLessThan(0.01)
  }, 60_000)

  it('is the same for the same seed, whatever the order and the names', () => {
    fc.assert(
      fc.property(fc.array(stacked(4), { minLength: 2, maxLength: 3 }).filter((layers) => layers.flat().length > 0), fc.nat(1000), fc.constantFrom('statistical', 'shuffle'), (layers, seed, sampler) => {
        const given: GammaOptions = { sampler, seed, samples: 4 }
        const renamed = layers.map((layer) => layer.map((one) => ({ ...one, label: { A: 'zeta', B: 'alpha', C: 'mu' }[one.label]! })).reverse()).reverse()
        const [before, after] = [gammaOf({ length: 60, layers }, given), gammaOf({ length: 60, layers: renamed }, given)]
        if ('because' in before || 'because' in after) throw new Error('no gamma')
        expect(numberOf(after.gamma)).toBeCloseTo(numberOf(before.gamma)!, 9)
      }),
    )
  })

  it('is 1 for identical layers, and of the labels where chance has more than one', () => {
    const twice = resultOf(of(60, ['2-9 A', '20-30 B'], ['2-9 A', '20-30 B']), { ...options, samples: 30 })
    expect([twice.gamma, twice.gammaCat].map(numberOf)).toEqual([1, 1])
    const oneLabel = resultOf(of(60, ['2-9 A', '20-30 A'], ['2-9 A', '20-30 A']), { ...options, samples: 30 })
    expect(numberOf(oneLabel.gamma)).toBe(1)
    expect(oneLabel.gammaCat).toMatchObject({ kind: 'undefined', because: expect.stringContaining('one tag') })
  })

  it.each([
    ['two annotators', of(20, ['2-4 A'])],
    ['no units', of(20, [], [])],
    ['no length', of(20, ['2-2 A'], ['2-4 A'])],
    ['outside the text', of(20, ['18-22 A'], ['2-4 A'])],
  ])('says why there is none: %s', (words, continuum) => {
    expect(gammaOf(continuum, options)).toEqual({ because: expect.stringContaining(words) })
  })

  it('reports each alignment and can be stopped', () => {
    const steps = gammaSteps(three, { ...options, samples: 3 })
    expect([steps.next(), steps.next(), steps.next()].map(({ value }) => value)).toEqual([{ done: 0, of: 4 }, { done: 1, of: 4 }, { done: 2, of: 4 }])
    expect(steps.return({ because: 'stopped' })).toEqual({ done: true, value: { because: 'stopped' } })
  })

  it('counts a unit entered twice once', () => {
    const result = resultOf(of(60, ['2-9 A', '2-9 A'], ['2-9 A']), { ...options, samples: 3 })
    expect(result).toMatchObject({ duplicates: 1, gamma: { kind: 'value', value: 1 } })
  })

  it('counts an annotator who found nothing', () => {
    const without = resultOf(of(60, ['2-9 A'], ['3-9 A']), { ...options, samples: 3 }).observed.alignment.disorder
    expect(resultOf(of(60, ['2-9 A'], ['3-9 A'], []), { ...options, samples: 3 }).observed.alignment.disorder).toBeGreaterThan(without)
  })

  it('takes, of equal alignments, the one whose labels are more alike, and says that there are others', () => {
    const layers = of(15, ['1-5 a', '6-10 b', '11-15 c'], ['2-7 a', '8-12 b', '11-15 a']).layers
    const { alignment, categorical, unique } = observe(layers, { alpha: 3, beta: 2, deltaEmpty: 1 })
    expect(alignment.disorder).toBeCloseTo(1.0277777777777777, 12)
    expect(numberOf(categorical)).toBe(0)
    expect(unique).toBe(false)
    expect(observe(three.layers, usualWeights).unique).toBe(true)
  })

  it.each(['statistical', 'shuffle'] as const)('draws chance continua that look like the given ones: %s', (name) => {
    const draw = samplerOf(name, three.layers, 60)
    const random = seededRandom(3)
    const samples = Array.from({ length: 500 }, () => draw(random))
    const units = samples.flat(2)
    expect(samples.every((layers) => layers.length === 3)).toBe(true)
    expect(units.length / 500 / 16).toBeGreaterThan(0.85)
    expect(units.length / 500 / 16).toBeLessThan(1.05)
    const lengthOf = (all: readonly { start: number; end: number }[]) => all.reduce((sum, { start, end }) => sum + end - start, 0) / all.length
    expect(Math.abs(lengthOf(units) / lengthOf(three.layers.flat()) - 1)).toBeLessThan(0.05)
    expect(Math.abs(units.filter(({ label }) => label === '6').length / units.length - 6 / 16)).toBeLessThan(0.03)
  })
})
