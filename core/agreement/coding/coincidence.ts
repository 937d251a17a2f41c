import type { Tally } from '../bootstrap/tally'
import type { Rating, Ratings } from './ratings'
import { ValueIndex, itemCount } from './ratings'

/**
 * The coincidences of several articles, as sufficient statistics for alpha. An item with m ≥ 2 ratings adds to cell
 * (c, k) the number of its ordered pairs of ratings c and k, divided by m − 1; an item with fewer is left out of
 * everything. Kept are, for each article, the cells c < k that are not 0 (the matrix is symmetric), and the counts n_c of
 * pairable ratings, from which the diagonal follows. In the vector of a tally the cells come first, then the counts.
 */
export interface Coincidences {
  /** The values of pairable ratings, in the order of their numbers. */
  readonly values: readonly Rating[]
  /** The two values of each cell that occurs, smaller number first. */
  readonly cells: readonly { readonly c: number; readonly k: number }[]
  /** One for each article. */
  readonly tallies: readonly Tally[]
  readonly items: ItemCounts
}

/** What became of the items. */
export interface ItemCounts {
  /** Items with two ratings or more, and the ratings on them. */
  readonly used: number
  readonly ratings: number
  /** Items with one rating, and with none. */
  readonly single: number
  readonly empty: number
}

/** Counts the coincidences of each article. */
export function coincidencesOf(articles: readonly Ratings[]): Coincidences {
  const index = new ValueIndex()
  const cellNumbers = new Map<number, number>()
  const cells: { c: number; k: number }[] = []
  const items = { used: 0, ratings: 0, single: 0, empty: 0 }
  const cellOf = (c: number, k: number) => {
    const key = c < k ? k * (k - 1) / 2 + c : c * (c - 1) / 2 + k
    let number = cellNumbers.get(key)
    if (number === undefined) {
      number = cells.push(c < k ? { c, k } : { c: k, k: c }) - 1
      cellNumbers.set(key, number)
    }
    return number
  }

  const counted = articles.map((ratings) => {
    const inCells = new Map<number, number>()
    const counts = new Map<number, number>()
    const length = itemCount(ratings)
    const given: Rating[] = []
    const found: number[] = []
    const times: number[] = []
    for (let item = 0; item < length; item++) {
      given.length = 0
      for (const row of ratings) {
        const rating = row[item]
        if (rating !== null && rating !== undefined) given.push(rating)
      }
      if (given.length < 2) {
        if (given.length === 1) items.single++
        else items.empty++
        continue
      }
      items.used++
      items.ratings += given.length
      found.length = 0
      times.length = 0
      for (const rating of given) {
        const value = index.add(rating)
        const at = found.indexOf(value)
        if (at >= 0) times[at]!++
        else times[found.push(value) - 1] = 1
      }
      for (let one = 0; one < found.length; one++) {
        counts.set(found[one]!, (counts.get(found[one]!) ?? 0) + times[one]!)
        for (let other = 0; other < one; other++) {
          const cell = cellOf(found[one]!, found[other]!)
          inCells.set(cell, (inCells.get(cell) ?? 0) + (times[one]! * times[other]!) / (given.length - 1))
        }
      }
    }
    return { inCells, counts }
  })

  const tallies = counted.map(({ inCells, counts }) => ({
    at: Uint32Array.from([...inCells.keys(), ...[...counts.keys()].map((value) => cells.length + value)]),
    amounts: Float64Array.from([...inCells.values(), ...counts.values()]),
  }))
  return { values: index.values, cells, tallies, items }
}
