import { type Problem, membersOf } from './problem'

/**
 * Finds tuples whose cost less the prices of their units is below a bound: all of them, or the best.
 * Branch and bound over the annotators. A partial tuple can gain, from each annotator it has not
 * used, at most the cheapest unit left with its own pairs at their best; where even that stays above
 * the bound, the branch is cut, and so is every unit that cannot come below it.
 */
export class TupleSearch {
  private readonly depths: { units: Int32Array; gains: Float64Array; bounds: Float64Array }[] = []
  private readonly members: readonly (readonly number[])[]
  private readonly chosen: number[] = []
  private readonly halves: Float64Array
  private readonly bestOf: Float64Array
  private readonly countOf: Int32Array
  private prices: Float64Array = new Float64Array(0)
  private bound = 0
  private keepAll = false
  private found: { tuple: number[]; reduced: number }[] = []
  private visited = 0

  /** Whether the search was ended before its end: what it answered with need not be the best, nor all. */
  cut = false
  /** Of the last search: no tuple has a smaller reduced cost, cut or not. */
  leastAtRoot = 0

  /** @param limit so many branches are looked at, in all searches together. */
  constructor(private readonly problem: Problem, private readonly limit: number) {
    this.members = membersOf(problem)
    for (let depth = 0; depth <= problem.groups; depth++) {
      this.depths.push({ units: new Int32Array(problem.size), gains: new Float64Array(problem.size), bounds: new Float64Array(problem.size) })
    }
    this.halves = new Float64Array(problem.size)
    this.bestOf = new Float64Array(problem.groups)
    this.countOf = new Int32Array(problem.groups)
  }

  /** The cheapest tuple with this unit and otherwise later annotators, if it is below the bound. */
  best(root: number, prices: Float64Array, bound: number): { tuple: number[]; reduced: number } | undefined {
    this.keepAll = false
    return this.run(root, prices, bound).at(-1)
  }

  /** All tuples with this unit and otherwise later annotators, whose reduced cost is below the bound. */
  all(root: number, prices: Float64Array, bound: number): readonly { tuple: number[]; reduced: number }[] {
    this.keepAll = true
    return this.run(root, prices, bound)
  }

  private run(root: number, prices: Float64Array, bound: number): { tuple: number[]; reduced: number }[] {
    const { problem, halves } = this
    this.prices = prices
    this.bound = bound
    this.found = []
    this.chosen.length = 0
    this.chosen.push(root)
    const { units, gains } = this.depths[0]!
    let count = 0
    for (let unit = 0; unit < problem.size; unit++) {
      const joined = problem.joining[root * problem.size + unit]!
      if (problem.groupOf[unit]! <= problem.groupOf[root]! || joined === Infinity) continue
      units[count] = unit
      gains[count++] = joined - prices[unit]!
    }
    // What a unit can gain at best from its pairs with the other candidates, half of it, as the other half is theirs.
    for (let n = 0; n < count; n++) {
      const unit = units[n]!
      let sum = 0
      let group = -1
      let least = 0
      for (let other = 0; other < count; other++) {
        const groupOfOther = problem.groupOf[units[other]!]!
        if (groupOfOther !== group) {
          sum += least
          least = 0
          group = groupOfOther
        }
        const joined = problem.joining[unit * problem.size + units[other]!]!
        if (joined < least) least = joined
      }
      halves[unit] = (sum + least) / 2
    }
    this.visit(0, count, 1 - prices[root]!)
    return this.found
  }

  private visit(depth: number, count: number, reduced: number): void {
    if (depth === 0) this.leastAtRoot = reduced
    if (reduced < this.bound) {
      this.found.push({ tuple: [...this.chosen].sort((a, b) => a - b), reduced })
      if (!this.keepAll) this.bound = reduced
    }
    if (count === 0) return
    const { groupOf, joining, size } = this.problem
    const { units, gains, bounds } = this.depths[depth]!
    const bestOf = this.bestOf.fill(0)
    for (let n = 0; n < count; n++) {
      const bound = gains[n]! + this.halves[units[n]!]!
      bounds[n] = bound
      const group = groupOf[units[n]!]!
      if (bound < bestOf[group]!) bestOf[group] = bound
    }
    let least = reduced
    for (const best of bestOf) least += best
    if (depth === 0) this.leastAtRoot = least
    if (least >= this.bound) return
    if (this.visited >= this.limit) this.cut = true
    if (this.cut) return
    this.visited++
    // The annotator with the fewest units left is the next.
    const countOf = this.countOf.fill(0)
    let kept = 0
    for (let n = 0; n < count; n++) {
      const group = groupOf[units[n]!]!
      if (least - bestOf[group]! + bounds[n]! >= this.bound) continue
      units[kept] = units[n]!
      gains[kept] = gains[n]!
      bounds[kept++] = bounds[n]!
      countOf[group]!++
    }
    if (kept === 0) return
    let next = -1
    for (let group = 0; group < countOf.length; group++) {
      if (countOf[group]! > 0 && (next < 0 || countOf[group]! < countOf[next]!)) next = group
    }
    const below = this.depths[depth + 1]!
    const bestNext = bestOf[next]!
    const tries: number[] = []
    for (let n = 0; n < kept; n++) if (groupOf[units[n]!] === next) tries.push(n)
    tries.sort((a, b) => bounds[a]! - bounds[b]!)
    for (const n of tries) {
      if (least - bestNext + bounds[n]! >= this.bound) break
      const unit = units[n]!
      let left = 0
      for (let m = 0; m < kept; m++) {
        const joined = joining[unit * size + units[m]!]!
        if (joined === Infinity || groupOf[units[m]!] === next) continue
        below.units[left] = units[m]!
        below.gains[left++] = gains[m]! + joined
      }
      this.chosen.push(unit)
      this.visit(depth + 1, left, reduced + gains[n]!)
      this.chosen.pop()
    }
    if (least - bestNext >= this.bound) return
    let left = 0
    for (let m = 0; m < kept; m++) {
      if (groupOf[units[m]!] === next) continue
      below.units[left] = units[m]!
      below.gains[left++] = gains[m]!
    }
    this.visit(depth + 1, left, reduced)
  }
}
