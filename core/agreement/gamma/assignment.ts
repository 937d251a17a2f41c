/**
 * The cheapest way to give each row a column of its own, by successive shortest paths with potentials
 * (the Hungarian method in the form of Jonker and Volgenant 1987): O(rows² · columns).
 * @param cost `rows` lists of `columns` costs, row by row; rows <= columns; Infinity forbids.
 * @returns the column of each row.
 */
export function cheapestAssignment(cost: Float64Array, rows: number, columns: number): Int32Array {
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  const before = new Int32Array(columns + 1)
  const least = new Float64Array(columns + 1)
  const done = new Uint8Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    least.fill(Infinity)
    done.fill(0)
    let at = 0
    do {
      done[at] = 1
      const from = rowOf[at]!
      let step = Infinity
      let next = -1
      for (let column = 1; column <= columns; column++) {
        if (done[column]) continue
        const reduced = cost[(from - 1) * columns + column - 1]! - rowPrice[from]! - columnPrice[column]!
        if (reduced < least[column]!) {
          least[column] = reduced
          before[column] = at
        }
        if (least[column]! < step) {
          step = least[column]!
          next = column
        }
      }
      if (next < 0) throw new Error('A row has no column left.')
      for (let column = 0; column <= columns; column++) {
        if (done[column]) {
          rowPrice[rowOf[column]!]! += step
          columnPrice[column]! -= step
        } else least[column]! -= step
      }
      at = next
    } while (rowOf[at] !== 0)
    while (at !== 0) {
      const previous = before[at]!
      rowOf[at] = rowOf[previous]!
      at = previous
    }
  }
  const columnOf = new Int32Array(rows)
  for (let column = 1; column <= columns; column++) if (rowOf[column] !== 0) columnOf[rowOf[column]! - 1] = column - 1
  return columnOf
}
