/**
 * Runs work that leaves something to be undone: what is pushed onto `ends` is done at its end, the last first, also when it
 * throws and when the process is told to stop. Then the process ends only when all of it was done, whatever the work does meanwhile.
 * @param stands what is true of the work when it was stopped: it is said on standard error
 */
export async function withEnds<Value>(work: (ends: (() => unknown)[]) => Promise<Value>, stands?: string): Promise<Value> {
  const ends: (() => unknown)[] = []
  let ending: Promise<void> | undefined
  const end = (): Promise<void> => (ending ??= undo(ends))
  const stop = (): void => {
    if (stands !== undefined && ending === undefined) console.error(`\n  Stopped. ${stands}`)
    void end().finally(() => process.exit(1))
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, stop)
  try {
    return await work(ends)
  } finally {
    await end()
    for (const signal of signals) process.removeListener(signal, stop)
  }
}

/** All of it, also what is pushed meanwhile, and also after one that could not be done, which is then told. */
async function undo(ends: (() => unknown)[]): Promise<void> {
  const failed: unknown[] = []
  for (let one = ends.pop(); one; one = ends.pop()) {
    try {
      await one()
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0) throw failed[0]
}
