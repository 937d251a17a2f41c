import { setImmediate as breathe } from 'node:timers/promises'
import { type ItemTextReader, rawTextOf, readItemText } from '@/core/import-job/read-item'
import { ok } from '@/core/result'
import { limits } from '../limits'
import { DocumentThread, type ThreadLimits } from './document-thread'

/** Milliseconds of reading after which others get their turn. */
const turn = 50

/** Reads the texts of items: long ones in a thread, and short ones here, with a pause after some of them for whoever else waits. */
export class ItemTexts {
  readonly #thread: DocumentThread
  #since = performance.now()

  /** @param signal ends a reading, which then throws its reason */
  constructor(private readonly signal: AbortSignal, most: ThreadLimits = limits.thread) {
    this.#thread = new DocumentThread(most)
  }

  readonly read: ItemTextReader = async (found, settings) => {
    if (performance.now() - this.#since > turn) {
      await breathe()
      this.#since = performance.now()
    }
    const raw = found.kind === 'row' ? rawTextOf(found.fields, settings) : undefined
    // What is no well-formed text is refused at once, and would not be itself in UTF-8.
    if (!raw?.ok || raw.value.length <= limits.quick || /\p{Surrogate}/u.test(raw.value)) return readItemText(found, settings)
    const imported = await this.#thread.readDocument({ kind: 'cell', bytes: new TextEncoder().encode(raw.value), told: undefined }, this.signal)
    return imported.ok ? ok({ raw: raw.value, imported: imported.value }) : imported
  }

  /** Ends the thread. */
  close(): Promise<void> {
    return this.#thread.close()
  }
}
