import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberOf } from '../figure'
import { cohenKappa } from './cohen-kappa'
import type { Weights } from './cohen-kappa'
import { fleissKappa } from './fleiss-kappa'
import type { Ratings } from './ratings'
import { arbitraryRatings, renamed, shuffled } from './test-ratings'

const scale = [1, 2, 3, 4]
const two = arbitraryRatings(fc.constantFrom(1, 2, 4), { min: 2, max: 2 })
const full = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 8 })).chain(([people, items]) =>
  fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: items, maxLength: items }), { minLength: people, maxLength: people }),
)
const cohen = (ratings: Ratings, weights: Weights = 'none') => cohenKappa([ratings], weights, weights === 'none' ? undefined : scale).kappa

describe.each<Weights>(['none', 'linear', 'quadratic'])('Cohen’s kappa, weights %s', (weights) => {
  test('is what its definition says', () => {
    const weight = (i: number, j: number) => (weights === 'none' ? Number(i !== j) : weights === 'linear' ? Math.abs(i - j) : (i - j) ** 2)
    fc.assert(
      fc.property(two, (ratings) => {
        const pairs = ratings[0]!.flatMap((a, item) => (a === null || ratings[1]![item] === null ? [] : [[a, ratings[1]![item] as number] as const]))
        let observed = 0
        let expected = 0
        for (const [a, b] of pairs) observed += weight(a, b) / pairs.length
        for (const [a] of pairs) for (const [, b] of pairs) expected += weight(a, b) / pairs.length ** 2
        const found = numberOf(cohen(ratings, weights))
        if (expected === 0) expect(found).toBeNull()
        else expect(found).toBeCloseTo(1 - observed / expected, 10)
      }),
    )
  })

  test('depends on nobody’s place, nor on that of the items', () => {
    fc.assert(
      fc.property(two.chain((ratings) => fc.tuple(fc.constant(ratings), shuffled(ratings))), ([ratings, others]) => {
        expect(numberOf(cohen(others, weights))).toEqual(numberOf(cohen(ratings, weights)))
      }),
    )
  })

  test('is 1 for identical ratings wherever it is defined', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...scale), { minLength: 1 }), (row) => {
        expect(numberOf(cohen([row, row], weights))).toBe(new Set(row).size > 1 ? 1 : null)
      }),
    )
  })

  test('is exactly 0 where one rater never varies and the other does', () => {
    expect(numberOf(cohen([[1, 1, 1, 1, 1, 1, 1], [1, 2, 1, 3, 1, 1, 4]], weights))).toBe(0)
  })
})

describe('Cohen’s kappa', () => {
  test('counts the items that one of the two did not rate', () => {
    expect(cohenKappa([[['a', null, 'b', 'a'], ['a', 'b', null, 'b']]])).toMatchObject({ items: 2, dropped: 2, observed: 0.5, expected: 0.5 })
  })

  test('does not depend on the names of categories, as long as it has no weights', () => {
    fc.assert(fc.property(two, (ratings) => {
        expect(cohen(renamed(ratings, (value) => `no ${String(value)}`))).toEqual(cohen(ratings))
      }))
  })

  test('needs two annotators, both ratings, and an order if it has weights', () => {
    expect(cohen([['a', 'b']])).toMatchObject({ because: expect.stringContaining('exactly two') })
    expect(cohen([['a', 'b'], ['a', 'b'], ['a', 'b']])).toMatchObject({ because: expect.stringContaining('exactly two') })
    expect(cohen([['a', null], [null, 'b']])).toMatchObject({ because: expect.stringContaining('No item was rated by both') })
    expect(cohenKappa([[[1, 2], [1, 2]]], 'linear').kappa).toMatchObject({ because: expect.stringContaining('order of all categories') })
    expect(cohenKappa([[[1, 5], [1, 2]]], 'linear', scale).kappa).toMatchObject({ because: expect.stringContaining('not among the declared') })
  })

  test('counts a category nobody used in the distance of its neighbours', () => {
    const ratings = [[1, 2, 3, 1], [1, 3, 3, 2]]
    expect(cohenKappa([ratings], 'quadratic', [1, 2, 3]).kappa).not.toEqual(cohenKappa([ratings], 'quadratic', [1, 'between', 2, 3]).kappa)
  })
})

describe('Fleiss’ kappa', () => {
  const fleiss = (ratings: Ratings) => fleissKappa([ratings]).kappa

  test('is what its definition says', () => {
    fc.assert(
      fc.property(full, (ratings) => {
        const [people, items] = [ratings.length, ratings[0]!.length]
        const counts = ratings[0]!.map((_, item) => ['a', 'b', 'c'].map((value) => ratings.filter((row) => row[item] === value).length))
        const observed = counts.reduce((sum, row) => sum + row.reduce((sum, n) => sum + n * (n - 1), 0) / (people * (people - 1)), 0) / items
        const expected = [0, 1, 2].reduce((sum, k) => sum + (counts.reduce((sum, row) => sum + row[k]!, 0) / (items * people)) ** 2, 0)
        const found = numberOf(fleiss(ratings))
        if (new Set(ratings.flat()).size === 1) expect(found).toBeNull()
        else expect(found).toBeCloseTo((observed - expected) / (1 - expected), 10)
      }),
    )
  })

  test('depends on nobody’s place, nor on that of the items', () => {
    fc.assert(
      fc.property(full.chain((ratings) => fc.tuple(fc.constant(ratings), shuffled(ratings))), ([ratings, others]) => {
        const [one, other] = [numberOf(fleiss(ratings)), numberOf(fleiss(others))]
        if (one === null) expect(other).toBeNull()
        else expect(other).toBeCloseTo(one, 12)
      }),
    )
  })

  test('is 1 for identical ratings wherever it is defined', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b'), { minLength: 1 }), (row) => {
        expect(numberOf(fleiss([row, row, row]))).toBe(new Set(row).size > 1 ? 1 : null)
      }))
  })

  test('does not care who gave a rating, as long as there are as many for each item', () => {
    expect(numberOf(fleiss([['a', null, 'b'], ['a', 'b', null], [null, 'b', 'a']]))).toBe(numberOf(fleiss([['a', 'b', 'b'], ['a', 'b', 'a']])))
  })

  test.each<[string, Ratings, string]>([
    ['a missing cell', [['a', 'b'], ['a', null]], 'same number of ratings'],
    ['an item that nobody rated', [['a', null], ['b', null]], 'same number of ratings'],
    ['one annotator', [['a', 'b']], 'fewer than two'],
    ['no items', [[], []], 'no items'],
    ['no variation', [['a', 'a'], ['a', 'a']], 'All ratings are the same'],
  ])('is undefined for %s, and says so', (_, ratings, because) => {
    expect(fleiss(ratings)).toEqual({ kind: 'undefined', because: expect.stringContaining(because) })
  })
})
