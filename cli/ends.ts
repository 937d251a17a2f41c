/**
 * Runs work that leaves something to be undone: what is pushed onto `ends` is done at its end, the last first, also when it
 * throws and when the process is told to stop.
 */
export async function withEnds<Value>(work: (ends: (() => unknown)[]) => Promise<Value>): Promise<Value> {
  const ends: (() => unknown)[] = []
  const end = async (): Promise<void> => {
    for (const one of ends.splice(0).reverse()) await one()
  }
  const stop = (): void => void end().finally(() => process.exit(1))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, stop)
  try {
    return await work(ends)
  } finally {
    for (const signal of signals) process.removeListener(signal, stop)
    await end()
  }
}
