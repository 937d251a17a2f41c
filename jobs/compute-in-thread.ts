import { Worker } from 'node:worker_threads'
import type { ComputeInput, ComputeMessage } from './compute'

/** How a computation ended: with all that it was to make, or stopped before. */
export type Computed = 'made' | 'stopped'

/**
 * Computes pieces in a thread of their own. `hear` is told what the thread tells, one after the other; where it answers
 * false, or the signal is aborted, the thread is ended at once, in the middle of whatever it does.
 * Throws what the thread throws, and what `hear` throws.
 */
export function computeInThread(given: ComputeInput, hear: (message: ComputeMessage) => Promise<boolean>, signal: AbortSignal): Promise<Computed> {
  if (signal.aborted) return Promise.resolve('stopped')
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('thread.mjs', import.meta.url), { workerData: given })
    let heard: Promise<boolean> = Promise.resolve(true)
    let over = false
    const end = (how: () => void): void => {
      if (over) return
      over = true
      signal.removeEventListener('abort', stop)
      void thread.terminate()
      how()
    }
    const stop = (): void => end(() => resolve('stopped'))
    signal.addEventListener('abort', stop)
    thread.on('message', (message: ComputeMessage) => {
      heard = heard.then((goOn) => goOn && !over && hear(message))
      heard.then((goOn) => (goOn ? undefined : stop()), (error: unknown) => end(() => reject(error)))
    })
    thread.once('error', (error) => end(() => reject(error)))
    // What it told last may still be on its way into the database.
    thread.once('exit', (code) => {
      heard.then(() => end(() => (code === 0 ? resolve('made') : reject(new Error(`the thread ended with ${code}`)))), () => {})
    })
  })
}
