/**
 * What a spreadsheet would run as a formula: = + - @ at the beginning of a cell, their full-width
 * forms, or a tab or line end that hides one. Apostrophes before it count as part of the beginning,
 * so that protecting can be undone exactly.
 */
const formula = /^'*[=+\-@＝＋－＠\t\r\n]/

/**
 * Makes a cell safe to open in a spreadsheet: an apostrophe goes in front of what it would run as a
 * formula. Other cells stay as they are, those that merely begin with an apostrophe too.
 */
export function protect(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

/** Takes back what `protect` did: `unprotect(protect(cell)) === cell` for every cell. */
export function unprotect(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}
