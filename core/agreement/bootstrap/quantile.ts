/**
 * The quantile of a sample by linear interpolation between its order statistics, definition 7 of R. J. Hyndman and
 * Y. Fan, “Sample quantiles in statistical packages”, The American Statistician 50(4), 1996: what R, NumPy and
 * spreadsheets give. With n values, sorted, it stands at (n − 1)·p, counted from 0.
 *
 * @param sorted ascending, at least one value.
 * @param p from 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p
  const below = Math.floor(at)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (high - low) * (at - below)
}
