import fc from 'fast-check'
import type { Rating, Ratings } from './ratings'

/** `ratings[annotator][item]` of some annotators and items, with missing ones among them. */
export function arbitraryRatings<Value extends Rating>(value: fc.Arbitrary<Value>, annotators: { min: number; max: number } = { min: 2, max: 5 }): fc.Arbitrary<(Value | null)[][]> {
  return fc.tuple(fc.integer(annotators), fc.integer({ min: 1, max: 10 })).chain(([rows, items]) => {
    const row = fc.array(fc.option(value, { freq: 5 }), { minLength: items, maxLength: items })
    return fc.array(row, { minLength: rows, maxLength: rows })
  })
}

/** Permutations of the annotators and of the items. */
export function shuffled<Value extends Rating>(ratings: readonly (readonly (Value | null)[])[]): fc.Arbitrary<(Value | null)[][]> {
  const order = (size: number) => fc.shuffledSubarray(Array.from({ length: size }, (_, index) => index), { minLength: size })
  return fc.tuple(order(ratings.length), order(ratings[0]!.length)).map(([rows, items]) => rows.map((row) => items.map((item) => ratings[row]![item]!)))
}

/** The same with every value replaced. */
export function renamed(ratings: Ratings, name: (value: Rating) => Rating): Ratings {
  return ratings.map((row) => row.map((rating) => (rating === null ? null : name(rating))))
}
