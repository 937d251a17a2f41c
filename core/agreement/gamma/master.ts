/** What is gained by less than this is rounding. */
const leastGain = 1e-10

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
  private readonly wanted: Float64Array
  private readonly direction: Float64Array
  private readonly support: Int32Array
  private readonly slopes: Float64Array
  private readonly known = new Map<string, number>()
  private pivots = 0
  /** Whether an optimum was given up, as rounding went round in circles: what it then answers with is only near it. */
  stalled = false

  constructor(readonly rows: number, costAlone: number) {
    this.prices = new Float64Array(rows).fill(costAlone)
    this.inverse = new Float64Array(rows * rows)
    this.basis = new Int32Array(rows)
    this.amounts = new Float64Array(rows)
    this.wanted = new Float64Array(rows)
    this.direction = new Float64Array(rows)
    this.support = new Int32Array(rows)
    this.slopes = new Float64Array(rows)
    let noise = 12345
    for (let row = 0; row < rows; row++) {
      noise = (Math.imul(noise, 1103515245) + 12345) & 0x7fffffff
      this.add([row], costAlone)
      this.inverse[row * rows + row] = 1
      this.basis[row] = row
      this.inBasis[row] = true
      this.wanted[row] = 1 + 1e-7 * (1 + noise / 0x7fffffff)
      this.amounts[row] = this.wanted[row]!
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
    this.settle()
    const most = this.pivots + 10_000 + 100 * this.rows
    for (;;) {
      // Those that would lower the cost now; the others are looked at again when none of these does any more.
      let worth: number[] = []
      for (let tuple = 0; tuple < this.tuples.length; tuple++) {
        if (!this.inBasis[tuple] && this.reducedCost(tuple) < -leastGain) worth.push(tuple)
      }
      if (worth.length === 0) return this.value()
      while (worth.length > 0) {
        let best = -leastGain
        let entering = -1
        const still: number[] = []
        for (const tuple of worth) {
          const reduced = this.reducedCost(tuple)
          if (reduced >= -leastGain) continue
          still.push(tuple)
          if (reduced < best) [best, entering] = [reduced, tuple]
        }
        if (entering >= 0) this.pivot(entering, best)
        if (this.pivots > most) {
          this.stalled = true
          return this.value()
        }
        worth = still.filter((tuple) => tuple !== entering)
      }
    }
  }

  /** Σ of the prices: the value of the unperturbed programme. */
  value(): number {
    let sum = 0
    for (const price of this.prices) sum += price
    return sum
  }

  /** The tuples taken and how much of each, without what is there by the perturbation only. */
  solution(): { readonly tuple: number; readonly share: number }[] {
    const taken: { tuple: number; share: number }[] = []
    for (let row = 0; row < this.rows; row++) {
      if (this.amounts[row]! > 1e-3) taken.push({ tuple: this.basis[row]!, share: this.amounts[row]! })
    }
    return taken
  }

  /**
   * Changes what tuples cost, such as to forbid some by a high cost. The basis stays, so that the next optimum is near.
   * @param costs as many as there are tuples.
   */
  reprice(costs: readonly number[]): void {
    for (const [tuple, cost] of costs.entries()) this.costs[tuple] = cost
  }

  /** The prices from the basis, and the inverse anew where rounding has blurred it. */
  private settle(): void {
    this.findPrices()
    const blurred = this.basis.some((tuple) => Math.abs(this.reducedCost(tuple)) > 1e-10)
    if (!blurred) return
    this.invert()
    this.findPrices()
  }

  private findPrices(): void {
    for (let unit = 0; unit < this.rows; unit++) {
      let price = 0
      const at = unit * this.rows
      for (let row = 0; row < this.rows; row++) {
        const share = this.inverse[at + row]!
        if (share !== 0) price += this.costs[this.basis[row]!]! * share
      }
      this.prices[unit] = price
    }
  }

  /** The inverse of the basis by elimination with pivots, and the amounts from it. */
  private invert(): void {
    const { rows, inverse } = this
    // By rows: the matrix of the tuples in the basis, one tuple a row, beside the unit matrix.
    const matrix = new Float64Array(rows * rows)
    for (let row = 0; row < rows; row++) for (const unit of this.tuples[this.basis[row]!]!) matrix[row * rows + unit] = 1
    inverse.fill(0)
    for (let row = 0; row < rows; row++) inverse[row * rows + row] = 1
    for (let column = 0; column < rows; column++) {
      let best = column
      for (let row = column + 1; row < rows; row++) {
        if (Math.abs(matrix[row * rows + column]!) > Math.abs(matrix[best * rows + column]!)) best = row
      }
      const pivot = matrix[best * rows + column]!
      if (Math.abs(pivot) < 1e-9) throw new Error('The basis of a partition is singular.')
      for (const table of [matrix, inverse]) {
        const there = table.slice(best * rows, (best + 1) * rows)
        table.copyWithin(best * rows, column * rows, (column + 1) * rows)
        for (let k = 0; k < rows; k++) table[column * rows + k] = there[k]! / pivot
      }
      for (let row = 0; row < rows; row++) {
        const share = matrix[row * rows + column]!
        if (row === column || share === 0) continue
        for (let k = 0; k < rows; k++) {
          matrix[row * rows + k]! -= share * matrix[column * rows + k]!
          inverse[row * rows + k]! -= share * inverse[column * rows + k]!
        }
      }
    }
    // The rows of tuples were its columns: what came out, row by row, is the inverse column by column.
    this.amounts.fill(0)
    for (let unit = 0; unit < rows; unit++) {
      for (let row = 0; row < rows; row++) this.amounts[row]! += inverse[unit * rows + row]! * this.wanted[unit]!
    }
  }

  private pivot(entering: number, reduced: number): void {
    const { rows, inverse, direction, support, slopes, amounts } = this
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
      support[filled] = row
      slopes[filled++] = slope
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
    for (let n = 0; n < filled; n++) amounts[support[n]!]! -= step * slopes[n]!
    amounts[leaving] = step
    for (let unit = 0; unit < rows; unit++) {
      const at = unit * rows
      const old = inverse[at + leaving]!
      if (old === 0) continue
      const share = old / pivot
      for (let n = 0; n < filled; n++) inverse[at + support[n]!]! -= slopes[n]! * share
      inverse[at + leaving] = share
      this.prices[unit]! += reduced * share
    }
    this.inBasis[this.basis[leaving]!] = false
    this.inBasis[entering] = true
    this.basis[leaving] = entering
    this.pivots++
  }
}
