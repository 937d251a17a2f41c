import type { Annotation } from '../annotation/annotation'
import { type Queue, type QueuedWrite, begin, emptyQueue, enqueue, nextToSend, resolve, restoreQueue, settle } from './queue'
import { type SavedState, savedState } from './saved-state'
import type { SendOutcome, Write } from './write'

/** Where unsent writes live until the server has them; of one user and one assignment. */
export interface OutboxStorage {
  load(): Promise<readonly QueuedWrite[]>
  put(item: QueuedWrite): Promise<void>
  remove(key: string): Promise<void>
}

/** The world as the outbox needs it; tests give it another one. */
export interface OutboxPorts {
  /** Sends one write. A rejected promise counts as no answer. */
  send(write: Write): Promise<SendOutcome>
  readonly storage: OutboxStorage
  /** Runs something after so many milliseconds; gives a function that prevents it. */
  after(milliseconds: number, run: () => void): () => void
  readonly network: { online(): boolean; onChange(listener: () => void): () => void }
  /** A new key that sorts after every earlier one: UUIDv7. */
  newKey(): string
  /** 0 to 1, to spread the retries of many browsers. */
  random(): number
}

/** What the page shows. A new object at each change. */
export interface OutboxView {
  readonly state: SavedState
  /** The browser does not keep unsent writes (private window, full disk): closing the page loses them. */
  readonly unkept: boolean
}

/** Saves what one person writes, in order, however long it takes. */
export interface Outbox {
  /** Reads what an earlier visit left unsent, gives it back oldest first, and begins to send. */
  start(): Promise<readonly Write[]>
  /** Stops sending and listening; what waits stays in storage, and what is under way will be sent again. */
  stop(): void
  write(write: Write): void
  view(): OutboxView
  /** Called after each change of the view, and with each annotation that the server confirmed. */
  subscribe(listener: (stored?: Annotation) => void): () => void
  /** Settles a conflict or a refusal: send mine, or give it up. */
  resolve(id: string, choice: 'mine' | 'theirs'): void
  /** Tries at once: after signing in again, or because somebody asked for it. */
  retry(): void
}

const firstWait = 500
const longestWait = 30_000
const slowAfter = 900
const answerWithin = 30_000

/** Makes an outbox. Nothing happens before `start`, so that it can be made while rendering on the server. */
export function createOutbox(ports: OutboxPorts): Outbox {
  let queue: Queue = emptyQueue
  let running = false
  /** Counts starts and stops: an answer from before the last one is nobody's any more, and is asked for again. */
  let visit = 0
  let signedOut = false
  let failures = 0
  let slow = false
  let unkept = false
  let cancelRetry: (() => void) | null = null
  let stopListening: (() => void) | null = null
  let stored: Promise<unknown> = Promise.resolve()
  let opened = false
  let view: OutboxView = { state: { kind: 'opening' }, unkept: false }
  const listeners = new Set<(stored?: Annotation) => void>()

  const show = (annotation?: Annotation) => {
    const state: SavedState = !opened ? { kind: 'opening' } : savedState(queue, { online: ports.network.online(), signedOut, struggling: failures > 0 || slow })
    view = { state, unkept }
    for (const listener of listeners) listener(annotation)
  }

  /** Takes a new queue, and writes the difference to storage, in order. */
  const become = (next: Queue) => {
    const before = new Map(queue.items.map((item) => [item.key, item]))
    queue = next
    for (const item of next.items) if (before.get(item.key) !== item) persist(() => ports.storage.put(item))
    for (const item of next.items) before.delete(item.key)
    for (const key of before.keys()) persist(() => ports.storage.remove(key))
  }
  const persist = (work: () => Promise<void>) => {
    stored = stored.then(work).catch(() => {
      if (unkept) return
      unkept = true
      show()
    })
  }

  const pump = () => {
    if (!running || !opened || signedOut || cancelRetry || !ports.network.online()) return
    const item = nextToSend(queue)
    if (!item) return
    become(begin(queue, item.key))
    show()
    void ask(item, visit)
  }

  const ask = async (item: QueuedWrite, mine: number) => {
    // That it has been sent must be on the disk before it is.
    await stored
    if (mine !== visit) return
    const outcome = await answerTo(item.write)
    if (mine === visit) take(item, outcome)
  }

  const answerTo = (write: Write) =>
    new Promise<SendOutcome>((done) => {
      const cancelSlow = ports.after(slowAfter, () => {
        slow = true
        show()
      })
      const cancelLimit = ports.after(answerWithin, () => finish({ kind: 'unreachable' }))
      const finish = (outcome: SendOutcome) => {
        cancelSlow()
        cancelLimit()
        done(outcome)
      }
      ports.send(write).then(finish, () => finish({ kind: 'unreachable' }))
    })

  const take = (item: QueuedWrite, outcome: SendOutcome) => {
    slow = false
    become(settle(queue, item.key, outcome))
    failures = outcome.kind === 'unreachable' ? failures + 1 : 0
    signedOut = outcome.kind === 'signedOut'
    if (outcome.kind === 'unreachable') {
      const backoff = Math.min(longestWait, firstWait * 2 ** (failures - 1)) * (0.5 + ports.random() / 2)
      cancelRetry = ports.after(Math.max(backoff, (outcome.retryAfter ?? 0) * 1000), () => {
        cancelRetry = null
        pump()
      })
    }
    const gone = !queue.items.some((one) => one.key === item.key)
    show(outcome.kind === 'stored' ? outcome.annotation : outcome.kind === 'conflict' && gone ? outcome.current : undefined)
    pump()
  }

  const retry = () => {
    cancelRetry?.()
    cancelRetry = null
    signedOut = false
    show()
    pump()
  }

  return {
    start: async () => {
      running = true
      stopListening ??= ports.network.onChange(retry)
      const kept = await ports.storage.load().catch(() => {
        unkept = true
        return []
      })
      queue = restoreQueue(kept, queue)
      opened = true
      show()
      pump()
      return kept.map((item) => item.write)
    },
    stop: () => {
      running = false
      visit++
      queue = { ...queue, sending: null }
      stopListening?.()
      stopListening = null
      cancelRetry?.()
      cancelRetry = null
    },
    write: (write) => {
      become(enqueue(queue, ports.newKey(), write))
      show()
      pump()
    },
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    resolve: (id, choice) => {
      become(resolve(queue, id, choice))
      show()
      pump()
    },
    retry,
  }
}
