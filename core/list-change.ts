/** Where a list has become another: up to `from` both hold the same, and after what was removed and added too. Of several changes it goes from the first to the last. */
export interface ListChange<T> {
  readonly from: number
  readonly removed: readonly T[]
  readonly added: readonly T[]
}

/** Compares two lists from both ends, one element after the other: no more than what is new has to be looked at closely. */
export function listChange<T>(before: readonly T[], now: readonly T[], isSame: (a: T, b: T) => boolean = Object.is): ListChange<T> {
  const shorter = Math.min(before.length, now.length)
  let from = 0
  while (from < shorter && isSame(before[from]!, now[from]!)) from++
  let kept = 0
  while (kept < shorter - from && isSame(before[before.length - 1 - kept]!, now[now.length - 1 - kept]!)) kept++
  return { from, removed: before.slice(from, before.length - kept), added: now.slice(from, now.length - kept) }
}

/** Puts a few into many, both sorted by `compare`; after those that are equal. Of the many only a few are compared. */
export function mergeFew<T>(many: readonly T[], few: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  if (few.length === 0) return many
  const merged: T[] = []
  let from = 0
  for (const one of few) {
    let low = from
    let high = many.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(many[middle]!, one) <= 0) low = middle + 1
      else high = middle
    }
    for (; from < low; from++) merged.push(many[from]!)
    merged.push(one)
  }
  for (; from < many.length; from++) merged.push(many[from]!)
  return merged
}
