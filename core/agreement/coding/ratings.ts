/** What an annotator can say of an item: a category, a number on a scale, or a set of categories. */
export type Rating = string | number | boolean | readonly (string | number)[]

/**
 * `ratings[annotator][item]`: what each annotator said of each item. null means that the annotator did not rate it; an
 * empty set is a rating, “none of them”. A row that is shorter than others ends in items not rated.
 */
export type Ratings = readonly (readonly (Rating | null)[])[]

/** How many items there are. */
export function itemCount(ratings: Ratings): number {
  return ratings.reduce((most, row) => Math.max(most, row.length), 0)
}

/** Gives each distinct value a number, in the order in which they come. Sets are the same if they have the same members. */
export class ValueIndex {
  readonly values: Rating[] = []
  private readonly numbers = new Map<unknown, number>()

  constructor(values: Iterable<Rating> = []) {
    for (const value of values) this.add(value)
  }

  add(value: Rating): number {
    const key = keyOf(value)
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.values.length)
    return this.values.push(value) - 1
  }

  find(value: Rating): number | undefined {
    return this.numbers.get(keyOf(value))
  }
}

/** Scalars are their own keys: 1 and '1' are two values. A set is the JSON of its members, each once, in order. */
function keyOf(value: Rating): unknown {
  return typeof value === 'object' ? `set ${JSON.stringify([...new Set(value)].map((member) => JSON.stringify(member)).sort())}` : typeof value === 'string' ? `word ${value}` : value
}
