/** What is under way in this process, by its key: the end of the line. */
const lines = new Map<string, Promise<unknown>>()

/**
 * Does `work` when everything asked for before under the same key is done, in this process. For work that would wait for one
 * lock of the database anyway: here it waits without a connection, and the pool stays free for others. The lock is still
 * needed, because there may be other processes.
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const done = (lines.get(key) ?? Promise.resolve()).then(work)
  const end = done.catch(() => undefined).then(() => {
    if (lines.get(key) === end) lines.delete(key)
  })
  lines.set(key, end)
  return done
}
