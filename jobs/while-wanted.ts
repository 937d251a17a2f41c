import { type ClaimedImport, tellImport } from '@/data/import-work'

/** Milliseconds between two looks whether an import is wanted. */
const pause = 2000

/**
 * Works on an import until it is not wanted any more: it was cancelled, or somebody else has begun it. Asked every few
 * seconds, however long a file yields nothing; the signal that `work` is given then ends it. False where it was ended so.
 * @param far how far it is, and of how much, in the unit of its stage
 */
export async function whileWanted(claim: ClaimedImport, ending: AbortSignal, far: () => readonly [number, number], work: (signal: AbortSignal, giveUp: () => void) => Promise<void>): Promise<boolean> {
  const unwanted = new AbortController()
  let asking: Promise<void> | undefined
  const look = async () => {
    // A database that is away for a moment says nothing of what is wanted.
    if (!(await tellImport(claim, ...far()).catch(() => true))) unwanted.abort()
    asking = undefined
  }
  const looking = setInterval(() => (asking ??= look()), pause)
  try {
    await work(AbortSignal.any([ending, unwanted.signal]), () => unwanted.abort())
    return !unwanted.signal.aborted
  } catch (error) {
    if (unwanted.signal.aborted && !ending.aborted) return false
    throw error
  } finally {
    clearInterval(looking)
    await asking
  }
}
