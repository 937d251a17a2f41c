/** The middle of some measurements; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Prints measurements as a row: minimum, median, maximum. */
export function row(name: string, values: readonly number[], unit: string): void {
  const digits = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0)).padStart(8)
  console.log(`${name.padEnd(44)}${digits(Math.min(...values))}${digits(median(values))}${digits(Math.max(...values))}  ${unit}`)
}

export function heading(title: string): void {
  console.log(`\n${title}\n${''.padEnd(44)}${'min'.padStart(8)}${'median'.padStart(8)}${'max'.padStart(8)}`)
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
