import { type Custody, createCustody, nothingElsewhere } from './custody'
import { type Queue, type QueuedWrite, begin, emptyQueue, enqueueAll, lineOf, nextBatch, resolve, settle, takeIn, takeOver } from './queue'
import { type SavedState, savedState } from './saved-state'
import type { OutboxTabs } from './tabs'
import type { SendOutcome, Standing, Write } from './write'

/**
 * Where unsent writes live until the server has them; of one user and one assignment, from every tab.
 * What is asked of it takes effect in the order of the asking, also while something asked before is
 * not done: IndexedDB's transactions over one store do.
 */
export interface OutboxStorage {
  load(): Promise<Loaded>
  /** Keeps writes, and takes others out by their keys, in one go. Resolves once it is on the disk; rejects where the browser keeps nothing. */
  change(put: readonly QueuedWrite[], remove: readonly string[]): Promise<void>
  /** Something has to stay here for longer than it takes to send it: the browser is asked not to clear it away. */
  stay(): void
}

/** What storage has. */
interface Loaded {
  readonly items: readonly QueuedWrite[]
  /** The browser keeps nothing, or would not keep some of it: that lasts as long as the tab. */
  readonly unkept: boolean
}

/** The world as the outbox needs it; tests give it another one. */
export interface OutboxPorts {
  /** Sends writes in one request, at most `mostInBatch`. A rejected promise counts as no answer. */
  send(batch: readonly QueuedWrite[]): Promise<SendOutcome>
  readonly storage: OutboxStorage
  readonly tabs: OutboxTabs
  /** Runs something after so many milliseconds; gives a function that prevents it. */
  after(milliseconds: number, run: () => void): () => void
  /** Whether there may be a network, as far as the browser knows: a hint for words. `onChange` tells when it may be worth while to try at once. */
  readonly network: { online(): boolean; onChange(listener: () => void): () => void }
  /** A new UUID. */
  newKey(): string
  /** 0 to 1, to spread the retries of many browsers. */
  random(): number
}

/** What the page shows. A new object at each change. */
export interface OutboxView {
  readonly state: SavedState
  /** What this tab wrote and the server has not confirmed, oldest first. */
  readonly unsent: readonly QueuedWrite[]
  /** The browser does not keep unsent writes (private window, full disk): closing the tab loses them. */
  readonly unkept: boolean
}

/** Saves what one person writes, in order, however long it takes. */
export interface Outbox {
  /** Reads what earlier visits left unsent, gives back what of it the page shows, oldest first, and begins to send. */
  start(): Promise<readonly Write[]>
  /** Stops sending and listening; what waits stays in storage, and what is under way will be sent again. */
  stop(): void
  write(write: Write): void
  /** The same with many, which are kept in one go. */
  writeAll(writes: readonly Write[]): void
  view(): OutboxView
  /** Called after each change of the view, and with how each of this tab's writes stands that the server confirmed. */
  subscribe(listener: (stored?: Standing) => void): () => void
  /** Called when the server has stored something that another tab of this browser wrote. */
  onElsewhere(listener: () => void): () => void
  /** Settles a conflict or a refusal: send mine, or give it up. */
  resolve(id: string, choice: 'mine' | 'theirs'): void
  /** Tries at once: after signing in again, or because somebody asked for it. */
  retry(): void
}

/** How many writes go out in one request at most. */
export const mostInBatch = 50

const firstWait = 500
const longestWait = 10_000
const slowAfter = 900
const answerWithin = 30_000
/** How often the server may stumble over one write, sent alone, before others go first. */
const mostStumbles = 3

/** Makes an outbox. Nothing happens before `start`, so that it can be made while rendering on the server. */
export function createOutbox(ports: OutboxPorts): Outbox {
  let queue: Queue = emptyQueue(ports.newKey())
  let running = false
  /** Counts starts and stops: an answer from before the last one is nobody's any more, and is asked for again. */
  let visit = 0
  let signedOut: { stranger: boolean } | null = null
  let failures = 0
  /** How many writes the next batch may have: half as many after each failure, so that one that cannot get through holds up few. */
  let most = mostInBatch
  /** The lines that the server stumbled over when they were sent alone, and how often since something of them came through. */
  const stumbles = new Map<string, number>()
  /** Of those, the ones that let the others go first. They have their turn when nothing else can go. */
  const passedBy = new Set<string>()
  let slow = false
  /** The last attempt was not answered by anybody. */
  let unanswered = false
  let unkept = false
  /** How many writes are on their way to storage. */
  let keeping = 0
  let cancelRetry: (() => void) | null = null
  let stopListening: (() => void) | null = null
  let custody: Custody | null = null
  let stored: Promise<unknown> = Promise.resolve()
  let opened = false
  let view: OutboxView = { state: { kind: 'opening' }, unsent: [], unkept: false }
  const listeners = new Set<(stored?: Standing) => void>()
  const elsewhere = new Set<() => void>()

  const show = (stood?: Standing) => {
    const circumstances = {
      online: ports.network.online(), signedOut: signedOut !== null, stranger: signedOut?.stranger ?? false,
      struggling: failures > 0 || stumbles.size > 0 || slow, unanswered, keeping: keeping > 0, elsewhere: custody?.elsewhere() ?? nothingElsewhere,
    }
    view = { state: opened ? savedState(queue, circumstances) : { kind: 'opening' }, unsent: queue.items.filter(({ tab }) => tab === queue.tab), unkept }
    for (const listener of listeners) listener(stood)
  }

  /** They are in storage, or will never be: from now on they may be said to wait. */
  const kept = (count: number) => {
    keeping -= count
    if (keeping === 0 && view.state.kind === 'saving' && (failures > 0 || slow)) show()
  }

  /** Takes a new queue, and writes what is other than before to storage: in one transaction, and in the order of the asking. */
  const become = (next: Queue, before = queue.items) => {
    queue = next
    if (next.items === before) return
    const known = new Map(before.map((item) => [item.key, item]))
    const put = next.items.filter((item) => known.get(item.key) !== item)
    for (const item of next.items) known.delete(item.key)
    if (put.length === 0 && known.size === 0) return
    keeping += put.length
    // Begun at once, and kept in the order of its beginning by the storage: what waits for the write before it is lost with the page.
    const both = Promise.all([stored, ports.storage.change(put, [...known.keys()]).finally(() => kept(put.length))])
    const follow = async () => {
      try {
        await both
      } catch {
        if (unkept) return
        unkept = true
        show()
      }
    }
    stored = follow().then(() => ports.tabs.tell())
  }

  const nextToSend = (next: Queue) => {
    if (!running || !opened || signedOut || cancelRetry) return []
    const batch = nextBatch(next, most, passedBy)
    if (batch.length > 0) return batch
    passedBy.clear()
    return nextBatch(next, stumbles.size > 0 ? 1 : most)
  }

  /** Takes a new queue and sends what can go of it. That it goes is kept together with what is new. */
  const advance = (next: Queue, before = queue.items) => {
    const batch = nextToSend(next)
    become(batch.length > 0 ? begin(next, batch) : next, before)
    show()
    if (batch.length > 0) void ask(batch, visit)
  }

  const ask = async (batch: readonly QueuedWrite[], mine: number) => {
    // That it has been sent must be on the disk before it is.
    await stored
    if (mine !== visit) return
    const outcome = await answerTo(batch)
    if (mine === visit) take(batch, outcome)
  }

  const answerTo = (batch: readonly QueuedWrite[]) =>
    new Promise<SendOutcome>((done) => {
      const cancelSlow = ports.after(slowAfter, () => {
        slow = true
        show()
      })
      const cancelLimit = ports.after(answerWithin, () => finish({ kind: 'unreachable', unanswered: true }))
      const finish = (outcome: SendOutcome) => {
        cancelSlow()
        cancelLimit()
        done(outcome)
      }
      ports.send(batch).then(finish, () => finish({ kind: 'unreachable', unanswered: true }))
    })

  const take = (batch: readonly QueuedWrite[], outcome: SendOutcome) => {
    slow = false
    unanswered = outcome.kind === 'unreachable' && outcome.unanswered === true
    signedOut = outcome.kind === 'signedOut' ? { stranger: outcome.stranger } : null
    const tooMuch = outcome.kind === 'refused' && batch.length > 1
    const outcomes = outcome.kind === 'answered' ? outcome.outcomes
      : outcome.kind === 'refused' && !tooMuch ? [{ key: batch[0]!.key, outcome }] : []
    const before = queue.items
    queue = settle(queue, outcomes)
    const gone = new Set(batch.filter(({ key }) => !queue.items.some((item) => item.key === key)).map(({ key }) => key))
    // Written by tabs that are gone: the page does not show it, so it is not told that it is stored either.
    const own = new Set(batch.filter(({ tab }) => tab === queue.tab).map(({ key }) => key))
    for (const { key, outcome: one } of outcomes) {
      if (!gone.has(key) || !own.has(key)) continue
      if (one.kind === 'stored' || one.kind === 'conflict') show(one.current)
    }
    const open = batch.some(({ key }) => queue.items.some((item) => item.key === key && !item.trouble))
    if (tooMuch) most = Math.max(1, Math.floor(batch.length / 2))
    else if (open && !signedOut) tryLater(batch, outcome)
    else {
      for (const item of batch) stumbles.delete(lineOf(item))
      failures = 0
      most = Math.min(mostInBatch, most * 2)
    }
    if (queue.items.some(({ key, trouble }) => trouble || batch.some((item) => item.key === key))) ports.storage.stay()
    advance(queue, before)
    if (outcomes.some(({ outcome: one }) => one.kind === 'stored')) stored = stored.then(() => ports.tabs.tell(true))
  }

  const tryLater = (batch: readonly QueuedWrite[], outcome: SendOutcome) => {
    failures++
    most = Math.max(1, Math.floor(batch.length / 2))
    const [first, ...others] = batch
    if (first && others.length === 0 && outcome.kind === 'unreachable' && outcome.stumbled) {
      const line = lineOf(first)
      const times = (stumbles.get(line) ?? 0) + 1
      stumbles.set(line, times)
      if (times >= mostStumbles) passedBy.add(line)
    }
    const backoff = Math.min(longestWait, firstWait * 2 ** (failures - 1)) * (0.5 + ports.random() / 2)
    const asked = outcome.kind === 'unreachable' ? (outcome.retryAfter ?? 0) * 1000 : 0
    cancelRetry = ports.after(Math.max(backoff, asked), () => {
      cancelRetry = null
      advance(queue)
    })
  }

  const retry = () => {
    cancelRetry?.()
    cancelRetry = null
    signedOut = null
    advance(queue)
  }

  /** Everything in storage. */
  const load = async () => {
    const loaded = await ports.storage.load()
    unkept ||= loaded.unkept
    return loaded.items
  }

  return {
    start: async () => {
      running = true
      const mine = visit
      stopListening ??= ports.network.onChange(retry)
      custody = createCustody({
        tabs: ports.tabs, after: ports.after, own: queue.tab,
        load: async () => (await stored, load()),
        onLeft: (left) => {
          advance(takeIn(queue, left))
        },
        onChange: () => show(),
        onReached: () => {
          if (cancelRetry) retry()
          for (const listener of elsewhere) listener()
        },
      })
      const left = await custody.open()
      if (mine !== visit) return []
      const taken = takeOver(queue, left)
      opened = true
      advance(taken.queue)
      return taken.shown
    },
    stop: () => {
      running = false
      visit++
      custody?.close()
      custody = null
      // Others may see to what this tab has left, so what it writes from now on has another name.
      const tab = ports.newKey()
      stumbles.clear()
      passedBy.clear()
      queue = { ...queue, tab, sending: new Set(), items: queue.items.map((item) => (item.tab === queue.tab ? { ...item, tab } : item)) }
      stopListening?.()
      stopListening = null
      cancelRetry?.()
      cancelRetry = null
    },
    write: (write) => advance(enqueueAll(queue, ports.newKey, [write])),
    writeAll: (writes) => advance(enqueueAll(queue, ports.newKey, writes)),
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onElsewhere: (listener) => {
      elsewhere.add(listener)
      return () => void elsewhere.delete(listener)
    },
    resolve: (id, choice) => advance(resolve(queue, id, choice, ports.newKey())),
    retry,
  }
}
