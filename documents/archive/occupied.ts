/** The stretches of an archive that entries take up: an honest archive gives every byte to one of them. */
export class Occupied {
  /** Starts and ends, ascending. */
  private readonly starts: number[] = []
  private readonly ends: number[] = []

  /** Takes a stretch, unless some of it is taken; answers whether it was free. Bytes, end exclusive. */
  take(start: number, end: number): boolean {
    let low = 0
    let high = this.starts.length
    if (high > 0 && start >= this.ends[high - 1]!) low = high
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.starts[middle]! < start) low = middle + 1
      else high = middle
    }
    if ((low > 0 && this.ends[low - 1]! > start) || (low < this.starts.length && this.starts[low]! < end)) return false
    this.starts.splice(low, 0, start)
    this.ends.splice(low, 0, end)
    return true
  }
}
