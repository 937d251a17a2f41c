import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figure, noFigure } from '../figure'
import { bootstrapInterval, intervalOf, intervalOfDraws } from './interval'
import { quantile } from './quantile'
import { randomFrom, seededRandom } from './random'
import type { Statistic } from './statistic'
import { figureOfAll } from './statistic'
import { tallyOf } from './tally'

/** The mean over articles of one number each; undefined where the numbers sum up to 0. */
function meanOf(numbers: readonly number[]): Statistic {
  return {
    tallies: numbers.map((number) => tallyOf([number, 1])),
    length: 2,
    figureOf: (sum) => (sum[0] === 0 ? noFigure('All are zero.') : figure(sum[0]! / sum[1]!)),
  }
}

describe('random numbers', () => {
  test('are those of the reference implementation of xoshiro128**', () => {
    const random = randomFrom([1, 2, 3, 4])
    expect(Array.from({ length: 10 }, () => random.bits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
    // With seed 0, splitmix32 gives the words 1684164658, 3653269916, 2939563536 and 2141751570.
    expect(seededRandom(0).bits()).toBe(randomFrom([1684164658, 3653269916, 2939563536, 2141751570]).bits())
  })

  test('are the same for the same seed, and others for the next one', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed)
      return Array.from({ length: 5 }, () => random.bits())
    }
    expect(draw(17)).toEqual(draw(17))
    expect(draw(17)).not.toEqual(draw(18))
  })

  test('are spread evenly over the integers below n, and over [0, 1)', () => {
    const random = seededRandom(1)
    const counts = [0, 0, 0, 0, 0, 0, 0]
    let sum = 0
    for (let drawn = 0; drawn < 70_000; drawn++) {
      counts[random.below(7)]!++
      sum += random.unit()
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
    expect(Math.abs(sum / 70_000 - 0.5)).toBeLessThan(0.005)
  })
})

describe('quantiles', () => {
  test('are those of R type 7', () => {
    // R: quantile(c(1, 2, 4, 8, 16), c(0, .025, .25, .5, .9, 1), type = 7)
    expect([0, 0.025, 0.25, 0.5, 0.9, 1].map((p) => quantile([1, 2, 4, 8, 16], p))).toEqual([1, 1.1, 2, 4, 12.8, 16])
    expect(quantile([3], 0.975)).toBe(3)
  })
})

describe('the bootstrap over articles', () => {
  test('gives no interval for fewer than ten articles', () => {
    expect(bootstrapInterval(meanOf([1, 2, 3, 4, 5, 6, 7, 8, 9]), { seed: 1 })).toMatchObject({ kind: 'none', because: expect.stringContaining('Too few articles') })
    expect(bootstrapInterval(meanOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), { seed: 1 }).kind).toBe('interval')
  })

  test('repeats itself, and comes near to the interval of theory', () => {
    const numbers = Array.from({ length: 200 }, (_, index) => Math.sin(index * 12.9898) * 10)
    const statistic = meanOf(numbers)
    const interval = bootstrapInterval(statistic, { seed: 5, replicates: 4000 })
    expect(interval).toEqual(bootstrapInterval(statistic, { seed: 5, replicates: 4000 }))
    const mean = numbers.reduce((sum, value) => sum + value, 0) / 200
    const error = Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 200 / 200)
    if (interval.kind !== 'interval') throw new Error('no interval')
    expect(Math.abs(interval.lower - (mean - 1.96 * error))).toBeLessThan(error / 8)
    expect(Math.abs(interval.upper - (mean + 1.96 * error))).toBeLessThan(error / 8)
    expect(interval).toMatchObject({ replicates: 4000, undefinedReplicates: 0, level: 0.95 })
  })

  test('counts undefined replicates and leaves them out', () => {
    expect(intervalOfDraws(meanOf([0, 1, 3]), [[0, 0, 0], [1, 1, 1], [2, 2, 2]], 0.5)).toEqual({
      kind: 'interval', lower: 1.5, upper: 2.5, level: 0.5, replicates: 3, undefinedReplicates: 1,
    })
    expect(intervalOf([noFigure('so'), noFigure('so')], 0.95)).toMatchObject({ kind: 'none', replicates: 2, undefinedReplicates: 2 })
  })

  test('a draw of every article once is the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 30 }), (numbers) => {
        const statistic = meanOf(numbers)
        const whole = figureOfAll(statistic)
        expect(intervalOfDraws(statistic, [numbers.map((_, index) => index).reverse()])).toMatchObject({ lower: (whole as { value: number }).value })
      }),
    )
  })
})
