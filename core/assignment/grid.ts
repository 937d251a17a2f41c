/** A cell of a table: row and column, both counted from 0. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

/**
 * Where a key takes the focus in a table of `rows` by `columns` cells: arrows one cell, Home and
 * End to the ends of the row, with Ctrl to the corners, Page Up and Page Down ten rows. It stops
 * at the edges. Undefined where the key means nothing here, or would not move.
 */
export function moveInGrid(place: GridPlace, key: string, ctrl: boolean, rows: number, columns: number): GridPlace | undefined {
  const target = aim(place, key, ctrl, rows, columns)
  if (!target) return undefined
  const moved = { row: clamp(target.row, rows), column: clamp(target.column, columns) }
  return moved.row === place.row && moved.column === place.column ? undefined : moved
}

function aim({ row, column }: GridPlace, key: string, ctrl: boolean, rows: number, columns: number): GridPlace | undefined {
  switch (key) {
    case 'ArrowUp': return { row: row - 1, column }
    case 'ArrowDown': return { row: row + 1, column }
    case 'ArrowLeft': return { row, column: column - 1 }
    case 'ArrowRight': return { row, column: column + 1 }
    case 'PageUp': return { row: row - 10, column }
    case 'PageDown': return { row: row + 10, column }
    case 'Home': return { row: ctrl ? 0 : row, column: 0 }
    case 'End': return { row: ctrl ? rows - 1 : row, column: columns - 1 }
    default: return undefined
  }
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value))
}
