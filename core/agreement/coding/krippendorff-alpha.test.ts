import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BootstrapInterval } from '../bootstrap/interval'
import { intervalOfDraws } from '../bootstrap/interval'
import { figureOfAll } from '../bootstrap/statistic'
import { numberOf } from '../figure'
import type { Level } from './difference'
import { levels } from './difference'
import { alphaStatistic, krippendorffAlpha } from './krippendorff-alpha'
import type { Rating, Ratings } from './ratings'
import { jaccardDistance, masiDistance } from './set-distance'
import { arbitraryRatings, renamed, shuffled } from './test-ratings'

const valuesOf: Readonly<Record<Level, fc.Arbitrary<Rating>>> = {
  nominal: fc.constantFrom('frame 🙂', 'tone', 'cafe\u0301', 'שלום'),
  ordinal: fc.constantFrom(1, 2, 3, 7),
  interval: fc.constantFrom(-2, 0, 0.5, 3, 10),
  ratio: fc.constantFrom(0, 1, 2.5, 8),
  masi: fc.subarray(['a', 'b', 'c']),
  jaccard: fc.subarray(['a', 'b', 'c']),
}

const alpha = (ratings: Ratings, level: Level) => krippendorffAlpha([ratings], level).alpha

/** Alpha as it is defined, pair of ratings by pair of ratings. */
function byDefinition(ratings: Ratings, level: Level): number | null {
  const units = ratings[0]!.map((_, item) => ratings.flatMap((row) => (row[item] === null ? [] : [row[item] as Rating]))).filter((unit) => unit.length > 1)
  const all = units.flat()
  const delta = (c: Rating, k: Rating): number => {
    switch (level) {
      case 'nominal': return c === k ? 0 : 1
      case 'interval': return ((c as number) - (k as number)) ** 2
      case 'ratio': return c === k ? 0 : (((c as number) - (k as number)) / ((c as number) + (k as number))) ** 2
      case 'masi': return masiDistance(c as string[], k as string[])
      case 'jaccard': return jaccardDistance(c as string[], k as string[])
      case 'ordinal': {
        const [low, high] = [Math.min(c as number, k as number), Math.max(c as number, k as number)]
        const between = (all as number[]).filter((value) => value >= low && value <= high).length
        return c === k ? 0 : (between - all.filter((value) => value === c || value === k).length / 2) ** 2
      }
    }
  }
  let observed = 0
  for (const unit of units) unit.forEach((c, i) => unit.forEach((k, j) => (observed += i === j ? 0 : delta(c, k) / (unit.length - 1))))
  let expected = 0
  for (const c of all) for (const k of all) expected += delta(c, k)
  return expected === 0 ? null : 1 - ((all.length - 1) * observed) / expected
}

describe.each(levels)('alpha, %s', (level) => {
  const ratings = arbitraryRatings(valuesOf[level])

  test('is what its definition says', () => {
    fc.assert(
      fc.property(ratings, (ratings) => {
        const found = numberOf(alpha(ratings, level))
        const defined = byDefinition(ratings, level)
        if (defined === null) expect(found).toBeNull()
        else expect(found).toBeCloseTo(defined, 10)
      }),
    )
  })

  test('does not depend on the order of people and items', () => {
    fc.assert(
      fc.property(ratings.chain((ratings) => fc.tuple(fc.constant(ratings), shuffled(ratings))), ([ratings, others]) => {
        const [one, other] = [numberOf(alpha(ratings, level)), numberOf(alpha(others, level))]
        if (one === null) expect(other).toBeNull()
        else expect(other).toBeCloseTo(one, 12)
      }),
    )
  })

  test('is 1 for identical ratings wherever it is defined', () => {
    fc.assert(
      fc.property(fc.array(valuesOf[level], { minLength: 1, maxLength: 8 }), fc.integer({ min: 2, max: 5 }), (row, people) => {
        const found = alpha(Array.from({ length: people }, () => row), level)
        const several = new Set(row.map((value) => (Array.isArray(value) ? [...value].sort().join() : value))).size > 1
        expect(numberOf(found)).toBe(several ? 1 : null)
      }),
    )
  })

  test('over articles is that of all items together', () => {
    fc.assert(
      fc.property(ratings, fc.integer({ min: 0, max: 10 }), (ratings, cut) => {
        const parts = [ratings.map((row) => row.slice(0, cut)), ratings.map((row) => row.slice(cut))]
        const [whole, summed] = [alpha(ratings, level), figureOfAll(alphaStatistic(parts, level))].map(numberOf)
        if (whole === null) expect(summed).toBeNull()
        else expect(summed).toBeCloseTo(whole!, 10)
      }),
    )
  })
})

describe('alpha', () => {
  test('does not depend on the names of categories', () => {
    const name = (value: Rating) => `${['tone', 'cafe\u0301', 'frame 🙂', 'שלום'].indexOf(String(value))}`
    fc.assert(fc.property(arbitraryRatings(valuesOf.nominal), (ratings) => {
        expect(alpha(renamed(ratings, name), 'nominal')).toEqual(alpha(ratings, 'nominal'))
      }))
  })

  test.each<[string, Ratings, string]>([
    ['one annotator', [['a', 'b', 'c']], 'fewer than two annotators'],
    ['nobody', [], 'fewer than two annotators'],
    ['no items', [[], []], 'No item was rated by two'],
    ['no item in common', [['a', null], [null, 'b']], 'No item was rated by two'],
    ['nothing but missing ratings', [[null, null], [null, null]], 'No item was rated by two'],
    ['no variation', [['a', 'a', null], ['a', 'a', 'b']], 'without variation'],
  ])('is undefined for %s, and says so', (_, ratings, because) => {
    expect(alpha(ratings, 'nominal')).toEqual({ kind: 'undefined', because: expect.stringContaining(because) })
  })

  test('says what became of the items, and what the figure is made of', () => {
    const { alpha, items, counts, observed, expected } = krippendorffAlpha([[['a', 'b', 'a', null, null], ['a', 'a', null, 'b', null]]], 'nominal')
    expect(items).toEqual({ used: 2, ratings: 4, single: 2, empty: 1 })
    expect(counts).toEqual([{ value: 'a', ratings: 3 }, { value: 'b', ratings: 1 }])
    expect(observed).toBe(0.5)
    expect(expected).toBe(0.5)
    expect(numberOf(alpha)).toBe(1 - observed! / expected!)
  })

  test('takes an empty set for a rating and null for none', () => {
    expect(numberOf(alpha([[[], ['a'], []], [[], ['a'], []]], 'masi'))).toBe(1)
    expect(alpha([[null, ['a'], null], [null, ['a'], null]], 'masi').kind).toBe('undefined')
    expect(numberOf(alpha([[['a', 'b', 'a'], ['c']], [['b', 'a'], ['c']]], 'jaccard'))).toBe(1)
  })

  test('refuses values that the level cannot take', () => {
    expect(alpha([['a', 'b'], ['a', 'b']], 'interval')).toMatchObject({ because: expect.stringContaining('not a number') })
    expect(alpha([['a', 'b'], ['a', 'b']], 'ordinal')).toMatchObject({ because: expect.stringContaining('declared order') })
    expect(alpha([[-1, 1], [1, 1]], 'ratio')).toMatchObject({ because: expect.stringContaining('their sum is 0') })
    expect(krippendorffAlpha([[['a', 'b'], ['a', 'c']]], 'ordinal', ['a', 'b']).alpha).toMatchObject({ because: expect.stringContaining('"c" is not among') })
  })

  test('takes a declared order of categories for an ordinal scale', () => {
    const numbers = [[1, 2, 3, 3], [1, 2, 2, 4], [1, 1, 3, 4]]
    const words = renamed(numbers, (value) => ['', 'none', 'some', 'much', 'all'][value as number]!)
    const order = ['none', 'some', 'much', 'all', 'never used']
    expect(krippendorffAlpha([words], 'ordinal', order).alpha).toEqual(alpha(numbers, 'ordinal'))
  })

  test('takes one annotator more who rated nothing for nobody', () => {
    const ratings = [['a', 'b', 'a'], ['a', 'b', 'b']]
    expect(alpha([...ratings, [null, null, null]], 'nominal')).toEqual(alpha(ratings, 'nominal'))
  })
})

describe('distances between sets', () => {
  test.each([
    [[], [], 0, 0],
    [[], ['a'], 1, 1],
    [['a', 'b'], ['b', 'a'], 0, 0],
    [['a'], ['a', 'b'], 1 - (1 / 2) * (2 / 3), 1 / 2],
    [['a', 'b'], ['b', 'c'], 1 - (1 / 3) * (1 / 3), 1 - 1 / 3],
    [['a'], ['b'], 1, 1],
  ])('of %j and %j are %d by MASI and %d by Jaccard', (a, b, masi, jaccard) => {
    expect([masiDistance(a, b), jaccardDistance(a, b), masiDistance(b, a)]).toEqual([masi, jaccard, masi])
  })
})

describe('a bootstrap of alpha', () => {
  test('gives from sums what one gets by computing each draw anew', () => {
    const articles = fc.array(arbitraryRatings(valuesOf.ordinal, { min: 3, max: 3 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(articles, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (articles, drawn) => {
        const draw = drawn.map((article) => article % articles.length)
        const summed = intervalOfDraws(alphaStatistic(articles, 'ordinal'), [draw])
        const anew = numberOf(krippendorffAlpha(draw.map((article) => articles[article]!), 'ordinal').alpha)
        if (anew === null) expect(summed).toMatchObject({ kind: 'none', undefinedReplicates: 1 })
        else expect((summed as BootstrapInterval).lower).toBeCloseTo(anew, 10)
      }),
    )
  })
})
