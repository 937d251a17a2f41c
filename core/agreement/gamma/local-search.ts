import { cheapestAssignment } from './assignment'
import { type Problem, costOf, membersOf } from './problem'

/**
 * A good partition into unitary alignments: annotators are taken out one after the other, and their
 * units put back in the best way there is with all others as they stand (an assignment problem),
 * until nothing gets better. With two annotators that is the optimum.
 * @param order in which annotators are first put in.
 * @param from where to begin instead of with nothing.
 */
export function improvedPartition(problem: Problem, order: readonly number[], from: readonly (readonly number[])[] = []): number[][] {
  const members = membersOf(problem)
  let tuples = from.map((tuple) => [...tuple])
  let cost = Infinity
  for (;;) {
    for (const group of order) {
      tuples = tuples.map((tuple) => tuple.filter((unit) => problem.groupOf[unit] !== group)).filter((tuple) => tuple.length > 0)
      putIn(problem, tuples, members[group]!)
    }
    const now = tuples.reduce((sum, tuple) => sum + costOf(problem, tuple), 0)
    if (now > cost - 1e-10) break
    cost = now
  }
  for (const tuple of tuples) tuple.sort((a, b) => a - b)
  return tuples
}

/** Puts the units of one annotator to the tuples of the others, or alone, at the least cost. */
function putIn({ joining, size }: Problem, tuples: number[][], units: readonly number[]): void {
  if (units.length === 0) return
  const columns = tuples.length + units.length
  const cost = new Float64Array(units.length * columns).fill(Infinity)
  for (const [row, unit] of units.entries()) {
    for (const [column, tuple] of tuples.entries()) {
      let joined = 0
      for (const other of tuple) joined += joining[unit * size + other]!
      // Alone is never dearer than a place that costs more.
      if (joined <= 1) cost[row * columns + column] = joined
    }
    cost[row * columns + tuples.length + row] = 1
  }
  const columnOf = cheapestAssignment(cost, units.length, columns)
  const alone: number[][] = []
  for (const [row, unit] of units.entries()) {
    const column = columnOf[row]!
    if (column < tuples.length) tuples[column]!.push(unit)
    else alone.push([unit])
  }
  tuples.push(...alone)
}
