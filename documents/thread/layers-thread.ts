import { Worker } from 'node:worker_threads'
import type { LayerFormatKey } from '@/core/formats/formats'
import type { LayersChoice } from '@/core/import-job/layers-preview'
import type { ReadLayers } from '@/core/import-job/read-layers'
import { fail, ok, type Result } from '@/core/result'
import { limits } from '../limits'
import type { ThreadLimits } from './document-thread'

/** A file of layers, or an archive of such files, and how it is to be read. */
export interface LayersRequest {
  /** Where it lies. */
  readonly path: string
  /** What it is called. */
  readonly name: string
  readonly format: LayerFormatKey
  readonly choice: LayersChoice
}

/** How often the thread at work is looked at. Milliseconds. */
const glance = 100

/**
 * Reads files of layers in a thread of their own, so that whoever waits can do something else meanwhile. Fails with
 * `tooLarge` where it takes more time or memory than it may; then the thread is ended. Throws the signal's reason where
 * it is aborted, and what the thread throws.
 */
export function readLayersInThread(request: LayersRequest, signal: AbortSignal, most: Pick<ThreadLimits, 'heap' | 'growth' | 'time'> = limits.layers): Promise<Result<ReadLayers>> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const thread = new Worker(new URL('layers.mjs', import.meta.url), {
      workerData: request, stdout: true, stderr: true, env: {},
      resourceLimits: { maxOldGenerationSizeMb: most.heap, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    thread.stdout.resume()
    thread.stderr.resume()
    const begun = Date.now()
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (Date.now() - begun > most.time) tooLong()
      else if (process.memoryUsage.rss() - before > most.growth) tooMuch()
    }, glance)
    const end = (how: () => void): void => {
      clearInterval(watch)
      signal.removeEventListener('abort', abort)
      // What it still has to say is heard by nobody.
      thread.removeAllListeners().on('error', () => {})
      void thread.terminate().then(how, how)
    }
    const tooLong = (): void => end(() => resolve(fail('tooLarge', `Reading the layers takes longer than ${most.time / 1000} seconds. Bring them in as several files.`)))
    const tooMuch = (): void => end(() => resolve(fail('tooLarge', 'Reading the layers takes too much memory. Bring them in as several files.')))
    const abort = (): void => end(() => reject(signal.reason as Error))
    signal.addEventListener('abort', abort)
    thread.on('message', (read: ReadLayers) => end(() => resolve(ok(read))))
    thread.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : end(() => reject(error))))
    thread.on('exit', tooMuch)
  })
}
