/** Whole numbers with commas, as a person reads them. */
export const count = (value: number): string => value.toLocaleString('en-GB')

/** Bytes in the unit that a person would say, of 1,000 each. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}

/** “1,200 of 5,000 rows, 24 %”; without the end where it is not known. */
export function countsOf(done: number, of: number, what: string): string {
  return of > 0 ? `${count(done)} of ${count(of)} ${what}, ${percent(done, of)} %` : `${count(done)} ${what}`
}

/** A bar with its counts, in at most so many columns: where they are few, the counts alone. */
export function barOf(done: number, of: number, what: string, columns: number): string {
  const words = countsOf(done, of, what)
  const room = Math.min(30, columns - words.length - 3)
  if (of <= 0 || room < 8) return words.slice(0, Math.max(0, columns - 1))
  const filled = Math.floor((room * Math.min(done, of)) / of)
  return `${'█'.repeat(filled)}${'░'.repeat(room - filled)}  ${words}`
}

/** Never 100 before the end. */
function percent(done: number, of: number): number {
  return done >= of ? 100 : Math.floor((done * 100) / of)
}
