/**
 * The linear programme behind the best alignment: choose shares of tuples, so that every unit is
 * covered exactly once, at the least cost. Tuples are added as they are found (column generation).
 *
 * A primal simplex with an explicit inverse of the basis. The right-hand side is perturbed by a few
 * parts in ten million, different for each row, because partitions are degenerate; the costs of the
 * units (the duals) are those of the unperturbed programme.
 */
export class Master {
  /** The units of each tuple. The first `rows` tuples are the units alone. */
  readonly tuples: (readonly number[])[] = []
  readonly costs: number[] = []
  /** What each unit costs at the present optimum: the duals. */
  readonly prices: Float64Array
  private readonly inverse: Float64Array
  private readonly basis: Int32Array
  private readonly inBasis: boolean[] = []
  private readonly amounts: Float64Array
  private readonly direction: Float64Array
  private readonly support: Int32Array
  private readonly known = new Map<string, number>()
  pivots = 0

  constructor(readonly rows: number, costAlone: number) {
    this.prices = new Float64Array(rows).fill(costAlone)
    this.inverse = new Float64Array(rows * rows)
    this.basis = new Int32Array(rows)
    this.amounts = new Float64Array(rows)
    this.direction = new Float64Array(rows)
    this.support = new Int32Array(rows)
    let noise = 12345
    for (let row = 0; row < rows; row++) {
      noise = (Math.imul(noise, 1103515245) + 12345) & 0x7fffffff
      this.add([row], costAlone)
      this.inverse[row * rows + row] = 1
      this.basis[row] = row
      this.inBasis[row] = true
      this.amounts[row] = 1 + 1e-7 * (1 + noise / 0x7fffffff)
    }
  }

  /** Adds a tuple, given by its units in ascending order. @returns whether it is new. */
  add(tuple: readonly number[], cost: number): boolean {
    const key = tuple.join()
    if (this.known.has(key)) return false
    this.known.set(key, this.tuples.length)
    this.tuples.push(tuple)
    this.costs.push(cost)
    this.inBasis.push(false)
    return true
  }

  /** Cost of a tuple less the prices of its units. */
  reducedCost(tuple: number): number {
    let cost = this.costs[tuple]!
    for (const unit of this.tuples[tuple]!) cost -= this.prices[unit]!
    return cost
  }

  /** Goes to the optimum over the tuples known. @returns its value. */
  solve(): number {
    for (;;) {
      let best = -1e-9
      let entering = -1
      for (let tuple = 0; tuple < this.tuples.length; tuple++) {
        if (this.inBasis[tuple]) continue
        const reduced = this.reducedCost(tuple)
        if (reduced < best) {
          best = reduced
          entering = tuple
        }
      }
      if (entering < 0) return this.value()
      this.pivot(entering, best)
    }
  }

  /** Σ of the prices: the value of the unperturbed programme. */
  value(): number {
    let sum = 0
    for (const price of this.prices) sum += price
    return sum
  }

  /** The tuples taken and how much of each, without those below a millionth. */
  solution(): { readonly tuple: number; readonly share: number }[] {
    const taken: { tuple: number; share: number }[] = []
    for (let row = 0; row < this.rows; row++) {
      if (this.amounts[row]! > 1e-5) taken.push({ tuple: this.basis[row]!, share: this.amounts[row]! })
    }
    return taken
  }

  private pivot(entering: number, reduced: number): void {
    const { rows, inverse, direction, support, amounts } = this
    direction.fill(0)
    for (const unit of this.tuples[entering]!) {
      const at = unit * rows
      for (let row = 0; row < rows; row++) direction[row]! += inverse[at + row]!
    }
    let filled = 0
    let leaving = -1
    let step = Infinity
    for (let row = 0; row < rows; row++) {
      const slope = direction[row]!
      if (Math.abs(slope) < 1e-12) continue
      support[filled++] = row
      if (slope > 1e-9) {
        const length = amounts[row]! / slope
        if (length < step - 1e-14 || (length < step + 1e-14 && slope > direction[leaving]!)) {
          step = length
          leaving = row
        }
      }
    }
    if (leaving < 0) throw new Error('A partition cannot be unbounded.')
    const pivot = direction[leaving]!
    for (let n = 0; n < filled; n++) amounts[support[n]!]! -= step * direction[support[n]!]!
    amounts[leaving] = step
    for (let unit = 0; unit < rows; unit++) {
      const at = unit * rows
      const old = inverse[at + leaving]!
      if (old === 0) continue
      const share = old / pivot
      for (let n = 0; n < filled; n++) inverse[at + support[n]!]! -= direction[support[n]!]! * share
      inverse[at + leaving] = share
      this.prices[unit]! += reduced * share
    }
    this.inBasis[this.basis[leaving]!] = false
    this.inBasis[entering] = true
    this.basis[leaving] = entering
    this.pivots++
  }
}
