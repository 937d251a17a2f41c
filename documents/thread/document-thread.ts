import { Worker } from 'node:worker_threads'
import type { ImportedArticle } from '@/core/import/import-article'
import { fail, type Result } from '@/core/result'
import { limits } from '../limits'
import type { DocumentAnswer, DocumentRequest } from './document-request'

/** How often a thread at work is looked at. Milliseconds. */
const glance = 50

/** A thread takes this many documents; then another begins, so that what a parser forgets to let go of stays small. */
const documentsOfThread = 500

export interface ThreadLimits {
  /** See `limits.thread`. */
  readonly heap: number
  readonly growth: number
  readonly time: number
  readonly patience: number
}

/**
 * Reads documents in a thread of their own, one at a time: a document that takes too long or makes too much ends the
 * thread, and nothing else. The thread begins with the first document, and another one after each that was ended.
 */
export class DocumentThread {
  private worker: Promise<Worker> | undefined
  private read = 0
  private ended = 0

  constructor(private readonly most: ThreadLimits = limits.thread) {}

  /** Takes the bytes away. Throws the signal's reason where it is aborted; then the thread is ended. */
  async readDocument(request: DocumentRequest, signal: AbortSignal): Promise<Result<ImportedArticle>> {
    signal.throwIfAborted()
    if (this.ended >= this.most.patience) return fail('tooLarge', `Before ${request.kind === 'cell' ? 'this text' : 'this file'} ${this.most.patience} others took too much time or memory to read. It was not read.`)
    const isFresh = this.read === 0
    // A copy only where the thread is not new: what an old one cannot do, a new one may.
    const again = isFresh ? undefined : { ...request, bytes: request.bytes.slice() }
    const ended = await this.attempt(request, signal)
    if (typeof ended !== 'string') return ended
    if (ended === 'memory' && again) return this.readDocument(again, signal)
    this.ended++
    const what = request.kind === 'cell' ? 'the text' : 'the file'
    return fail('tooLarge', ended === 'time' ? `Reading ${what} takes longer than ${this.most.time / 1000} seconds.` : `Reading ${what} takes more memory than any article should.`)
  }

  /** Ends the thread. It may be used again. */
  async close(): Promise<void> {
    const { worker } = this
    this.worker = undefined
    this.read = 0
    await worker?.then((one) => one.terminate(), () => {})
  }

  private async attempt(request: DocumentRequest, signal: AbortSignal): Promise<Result<ImportedArticle> | 'time' | 'memory'> {
    if (this.read >= documentsOfThread) await this.close()
    this.read++
    const worker = await (this.worker ??= this.begin())
    const answered = await new Promise<Result<ImportedArticle> | 'time' | 'memory' | 'aborted' | Error>((resolve) => {
      const begun = Date.now()
      const before = process.memoryUsage.rss()
      const watch = setInterval(() => {
        if (Date.now() - begun > this.most.time) end('time')
        else if (process.memoryUsage.rss() - before > this.most.growth) end('memory')
      }, glance)
      const end = (how: Result<ImportedArticle> | 'time' | 'memory' | 'aborted' | Error): void => {
        clearInterval(watch)
        signal.removeEventListener('abort', abort)
        worker.off('message', hear).off('error', failed).off('exit', exited)
        resolve(how)
      }
      const abort = (): void => end('aborted')
      const hear = (answer: DocumentAnswer): void => (answer === 'ready' ? undefined : end(answer))
      const failed = (error: Error): void => end((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : error)
      const exited = (): void => end('memory')
      if (signal.aborted) return abort()
      signal.addEventListener('abort', abort)
      worker.on('message', hear).on('error', failed).on('exit', exited)
      worker.postMessage(request, request.bytes.buffer instanceof ArrayBuffer ? [request.bytes.buffer] : [])
    })
    if (answered === 'time' || answered === 'memory' || answered === 'aborted' || answered instanceof Error) await this.close()
    if (answered === 'aborted') throw signal.reason
    // Nothing in the thread throws past its own answer but a parser that waits for nobody.
    if (answered instanceof Error) return fail('refused', 'The file is damaged, or not of the kind that its name says.')
    return answered
  }

  private begin(): Promise<Worker> {
    const worker = new Worker(new URL('thread.mjs', import.meta.url), {
      // What parsers print is nobody's business, and the environment is none of theirs.
      stdout: true, stderr: true, env: {},
      resourceLimits: { maxOldGenerationSizeMb: this.most.heap, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    worker.stdout.resume()
    worker.stderr.resume()
    return new Promise((resolve, reject) => {
      worker.once('message', () => {
        worker.off('error', reject)
        // A thread that ends while nobody waits is begun anew by whoever comes next.
        worker.on('error', () => {})
        resolve(worker)
      })
      worker.once('error', reject)
    })
  }
}
