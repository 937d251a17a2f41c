import { Master } from './master'
import { type Problem, costOf } from './problem'
import { TupleSearch } from './tuple-search'

/** What is below this is rounding. */
export const nothing = 1e-9

/** The linear relaxation of a component at its optimum. */
export interface Relaxed {
  readonly master: Master
  readonly search: TupleSearch
  /** No partition costs less. The optimum of the relaxation, or less where the search for tuples was cut. */
  readonly bound: number
  /** Whether the search was cut. */
  readonly cut: boolean
}

/**
 * Solves the relaxation by column generation: the programme over the tuples known prices the units,
 * and tuples that cost less than their units' prices are added, found greedily as long as that
 * works, then by an exact search, until that finds none either.
 * @param starts partitions to begin with.
 * @param visits after so many branches of the exact search it is cut.
 */
export function relax(problem: Problem, starts: readonly (readonly (readonly number[])[])[], visits: number): Relaxed {
  const master = new Master(problem.size, 1)
  const search = new TupleSearch(problem, visits)
  for (const partition of starts) for (const tuple of partition) master.add(tuple, costOf(problem, tuple))
  for (;;) {
    const value = master.solve()
    if (!master.stalled && addGreedily(problem, master)) continue
    let added = false
    // A partition has at most one tuple that begins with a unit; so it costs no less than all prices and the cheapest of these.
    let missing = 0
    for (let root = 0; root < problem.size; root++) {
      const found = search.best(root, master.prices, -nothing)
      if (search.cut) missing += Math.min(0, search.leastAtRoot)
      else if (found) missing += found.reduced
      if (found) added = master.add(found.tuple, costOf(problem, found.tuple)) || added
    }
    const cut = search.cut || master.stalled
    if (cut || !added) return { master, search, bound: value + missing, cut }
  }
}

/** Grows a tuple from each unit by whatever is cheapest to join, and adds those that are worth more than they cost. */
function addGreedily(problem: Problem, master: Master): boolean {
  const { size, groups, groupOf, joining } = problem
  const { prices } = master
  const gains = new Float64Array(size)
  const used = new Uint8Array(groups)
  let added = false
  for (let root = 0; root < size; root++) {
    used.fill(0)
    used[groupOf[root]!] = 1
    for (let unit = 0; unit < size; unit++) gains[unit] = joining[root * size + unit]! - prices[unit]!
    const tuple = [root]
    let reduced = 1 - prices[root]!
    let best = reduced
    let length = 1
    while (tuple.length < groups) {
      let next = -1
      for (let unit = 0; unit < size; unit++) {
        if (used[groupOf[unit]!] === 0 && gains[unit]! < (next < 0 ? 0.05 : gains[next]!)) next = unit
      }
      if (next < 0) break
      tuple.push(next)
      used[groupOf[next]!] = 1
      reduced += gains[next]!
      for (let unit = 0; unit < size; unit++) gains[unit]! += joining[next * size + unit]!
      if (reduced < best) [best, length] = [reduced, tuple.length]
    }
    if (best >= -1e-7) continue
    tuple.length = length
    tuple.sort((a, b) => a - b)
    added = master.add(tuple, costOf(problem, tuple)) || added
  }
  return added
}
