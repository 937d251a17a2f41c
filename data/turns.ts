/** What is under way in this process, by its key: the end of the line. */
const lines = new Map<string, Promise<unknown>>()

/**
 * Does `work` when everything asked for before under the same key is done, in this process. For work that would wait for one
 * lock of the database anyway: here it waits without a connection, and the pool stays free for others. The lock is still
 * needed, because there may be other processes.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(key)
  let leave = (): void => {}
  const mine = new Promise<void>((resolve) => (leave = resolve))
  lines.set(key, mine)
  await before
  try {
    return await work()
  } finally {
    leave()
    if (lines.get(key) === mine) lines.delete(key)
  }
}
