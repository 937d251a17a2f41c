import { nothing, relax } from './column-generation'
import { improvedPartition } from './local-search'
import type { Master } from './master'
import { cheapestPartition } from './partition-search'
import { type Problem, costOf } from './problem'

/** How much a search may do. Counted, not timed, so that the answer is the same on every machine. */
export interface Effort {
  /** Branches of the search for tuples, in one component. */
  readonly visits: number
  /** Tuples kept to choose from, in one component. */
  readonly tuples: number
  /** Branches of the search for partitions, in one component. */
  readonly partitions: number
}

export const usualEffort: Effort = { visits: 20_000_000, tuples: 200_000, partitions: 500 }

/** The best partition found, in Δ∅, and what none can be below. Proven where the two are one. */
export interface Partition {
  readonly tuples: readonly (readonly number[])[]
  readonly cost: number
  readonly bound: number
}

/**
 * The best partition of a component into unitary alignments.
 *
 * 1. Two annotators: an assignment problem.
 * 2. Otherwise the relaxation by column generation. Where its optimum is whole, or as dear as a
 *    partition found by local search, that is the best partition; in most texts it is.
 * 3. Otherwise a partition cheaper than the relaxation plus g has only tuples whose reduced cost is
 *    below g. They are listed for a small g, and searched; g grows until the best partition among
 *    them is within g of the relaxation, and so the best of all.
 */
export function bestPartition(problem: Problem, effort: Effort): Partition {
  const forward = Array.from({ length: problem.groups }, (_, group) => group)
  const first = improvedPartition(problem, forward)
  if (problem.groups <= 2) return proven(first, total(problem, first))
  const second = improvedPartition(problem, forward.toReversed())
  const { master, search, bound, cut } = relax(problem, [first, second], effort.visits)
  const [whole, repaired] = rounded(problem, master, forward)
  let best: readonly (readonly number[])[] = [first, second, repaired, ...(whole ? [whole] : [])].reduce((a, b) => (total(problem, b) < total(problem, a) ? b : a))
  let cost = total(problem, best)
  if (cost - bound < nothing * problem.size) return proven(best, cost)
  if (cut) return { tuples: best, cost, bound }
  const prices = Float64Array.from(master.prices)
  let reached = 0
  for (let reach = 0; ; reach = Math.max(2 * reach, (cost - bound) / 8)) {
    const known = master.tuples.length
    const last = reach > 0 ? problem.size : 0
    for (let root = 0; root < last && !search.cut; root++) {
      for (const { tuple } of search.all(root, prices, Math.min(reach, cost - bound))) master.add(tuple, costOf(problem, tuple))
      search.cut ||= master.tuples.length > effort.tuples
    }
    if (reach === 0 || master.tuples.length > known) {
      const found = cheapestPartition(master, cost, effort.partitions)
      if (found.tuples.length > 0) [best, cost] = [found.tuples, found.cost]
      if (!found.proven) search.cut = true
    }
    if (search.cut) return { tuples: best, cost, bound: Math.min(cost, bound + reached) }
    if (cost <= bound + reach + nothing) return proven(best, cost)
    reached = reach
  }
}

function proven(tuples: readonly (readonly number[])[], cost: number): Partition {
  return { tuples, cost, bound: cost }
}

function total(problem: Problem, tuples: readonly (readonly number[])[]): number {
  return tuples.reduce((sum, tuple) => sum + costOf(problem, tuple), 0)
}

/** The solution of the relaxation where it is whole, and what local search makes of the tuples it takes by half or more. */
function rounded(problem: Problem, master: Master, order: readonly number[]): [number[][] | undefined, number[][]] {
  const shares = master.solution()
  const whole = shares.every(({ share }) => share > 1 - 1e-4) ? shares.map(({ tuple }) => [...master.tuples[tuple]!]) : undefined
  const taken = new Set<number>()
  const kept: number[][] = []
  for (const { tuple } of [...shares].sort((a, b) => b.share - a.share)) {
    const units = master.tuples[tuple]!
    if (units.some((unit) => taken.has(unit))) continue
    for (const unit of units) taken.add(unit)
    kept.push([...units])
  }
  return [whole, improvedPartition(problem, order, kept)]
}
