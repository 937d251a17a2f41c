import type { Annotation } from '../annotation/annotation'
import type { Answer } from '../question/answer'
import type { Problem } from '../result'
import { type KeyedOutcome, type Standing, type Write, type WriteOutcome, idOf, isSatisfiedBy, versionOf } from './write'

/**
 * Writes that wait for the server, in the order they were made. Pure: every function gives a new queue.
 * What runs it, with a clock and a network, is outbox.ts.
 *
 * The writes of one tab to one annotation (or answer; a message is written once) are a line: each was made by somebody who
 * saw the one before. A line is sent in order and based on what the server said to it. Two lines of one annotation know
 * nothing of each other, and may conflict.
 */
export interface Queue {
  /** The tab that writes into this queue. */
  readonly tab: string
  readonly items: readonly QueuedWrite[]
  /** The keys of the items whose answers are awaited. */
  readonly sending: ReadonlySet<string>
  /** The last version that the server confirmed of this tab's own lines, by what they write to. */
  readonly versions: ReadonlyMap<string, number>
}

export interface QueuedWrite {
  /** A UUID. One key, one content: the server stores what comes under a key once. */
  readonly key: string
  /** The tab that wrote it. */
  readonly tab: string
  /** Rises from write to write of a tab and those it took over. Clocks are not to be trusted for this. */
  readonly order: number
  readonly write: Write
  /** It has been sent at least once, so the server may hold it: it must go out again as it is, never changed. */
  readonly attempted: boolean
  /** Why it waits for a person. */
  readonly trouble?: Trouble
}

/** What only a person can decide, or has to be told. */
export type Trouble =
  | { readonly kind: 'conflict'; readonly current: Annotation | Answer }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'kept'; readonly problem: Problem }

/** The queue of a tab that has written nothing yet. */
export function emptyQueue(tab: string): Queue {
  return { tab, items: [], sending: new Set(), versions: new Map() }
}

/**
 * Takes in what tabs that are gone left unsent, before a page shows its own. Of each annotation the line last written
 * becomes this tab's own, and is in `shown`: the page shows it and goes on from there. Other lines of it stay apart.
 */
export function takeOver(queue: Queue, left: readonly QueuedWrite[]): { queue: Queue; shown: readonly Write[] } {
  const fresh = unknownTo(queue, left)
  const own = new Set(queue.items.filter((item) => item.tab === queue.tab).map((item) => item.write.id))
  const last = new Map(fresh.filter((item) => !own.has(item.write.id)).map((item) => [item.write.id, item.tab]))
  const taken = fresh.map((item) => (last.get(item.write.id) === item.tab ? { ...item, tab: queue.tab } : item))
  const shown = taken.filter((item) => item.tab === queue.tab).map((item) => item.write)
  return { queue: { ...queue, items: renumbered([...taken, ...queue.items]) }, shown }
}

/** Takes in what a tab left that closed while this one is open. The page does not show it, so nothing of this tab goes on from it. */
export function takeIn(queue: Queue, left: readonly QueuedWrite[]): Queue {
  return { ...queue, items: renumbered([...queue.items, ...unknownTo(queue, left)]) }
}

/**
 * Puts a write in. Of one line, only the latest of the writes not yet sent is kept; one that has been sent is left
 * alone. A deletion does not swallow the making before it: the server is told both.
 */
export function enqueue(queue: Queue, key: string, given: Write): Queue {
  const { tab } = queue
  const write = rebase(given, queue.versions.get(given.id))
  const own = queue.items.filter((item) => item.write.id === write.id && item.tab === tab)
  const without = queue.items.filter((item) => !own.includes(item))
  const added = (made: Write): QueuedWrite => ({ key, tab, order: nextOrder(queue), write: made, attempted: false })
  const troubled = own.find((item) => item.trouble)
  if (troubled) {
    const { basedOn } = troubled.write
    if (troubled.trouble?.kind === 'conflict')
      return { ...queue, items: queue.items.flatMap((item) => (item === troubled ? [{ ...troubled, write: { ...write, basedOn } }] : own.includes(item) ? [] : [item])) }
    // Never stored: taking it away leaves nothing to be told.
    if (write.kind === 'delete' && basedOn === 0) return { ...queue, items: without }
    return { ...queue, items: [...without, added({ ...write, basedOn })] }
  }
  const waiting = own.filter((item) => !item.attempted)
  const first = waiting[0]
  if (!first) return { ...queue, items: [...queue.items, added(write)] }
  if (write.kind === 'delete' && first.write.kind === 'put' && first.write.basedOn === 0 && first === own[0]) {
    const kept = queue.items.filter((item) => item === first || !waiting.includes(item))
    return { ...queue, items: [...kept, added(write)] }
  }
  const merged: QueuedWrite = { ...first, write: { ...write, basedOn: first.write.basedOn } }
  return { ...queue, items: queue.items.flatMap((item) => (item === first ? [merged] : waiting.includes(item) ? [] : [item])) }
}

/** Puts several in, one after the other. Those to what nothing waits for go to the end without a look at all that waits. */
export function enqueueAll(queue: Queue, newKey: () => string, given: readonly Write[]): Queue {
  const { tab, versions } = queue
  const busy = new Set(queue.items.filter((item) => item.tab === tab).map(({ write }) => write.id))
  let order = nextOrder(queue)
  let items: QueuedWrite[] = []
  let before = queue
  for (const write of given) {
    const { id } = write
    if (busy.has(id)) {
      before = enqueue({ ...before, items: [...before.items, ...items] }, newKey(), write)
      items = []
      order = nextOrder(before)
    } else items.push({ key: newKey(), tab, order: order++, write: rebase(write, versions.get(id)), attempted: false })
    busy.add(id)
  }
  return items.length > 0 ? { ...before, items: [...before.items, ...items] } : before
}

/**
 * What goes out next, in order: what neither waits for a person nor for an earlier write of its line, up to `most`
 * writes, and up to the first on an annotation that is among them already, because its base is not known yet. Lines that
 * are to be passed by stay where they are, and with them what cannot do without them.
 */
export function nextBatch(queue: Queue, most: number, passedBy: ReadonlySet<string> = new Set()): readonly QueuedWrite[] {
  if (queue.sending.size > 0) return []
  const batch: QueuedWrite[] = []
  const taken = new Set<string>()
  const blocked = new Set<string>()
  let size = 0
  for (const item of queue.items) {
    if (item.trouble || passedBy.has(lineOf(item)) || blocked.has(lineOf(item)) || blocked.has(groundOf(item))) {
      blocked.add(lineOf(item))
      continue
    }
    size += JSON.stringify(item.write).length
    if (taken.has(item.write.id) || batch.length === most || (batch.length > 0 && size > largest)) break
    taken.add(item.write.id)
    batch.push(item)
  }
  return batch
}

/** UTF-16 units of a batch, so that its bytes stay far below what the server takes. */
const largest = 200_000

/** Notes that a batch goes out. This must be stored before the first byte is sent. */
export function begin(queue: Queue, batch: readonly QueuedWrite[]): Queue {
  const sending = new Set(batch.map((item) => item.key))
  return { ...queue, sending, items: queue.items.map((item) => (sending.has(item.key) && !item.attempted ? { ...item, attempted: true } : item)) }
}

/** Takes the answers in; nothing is awaited any more. Only `stored` (or a conflict with what says the same) takes a write out of the queue. */
export function settle(queue: Queue, outcomes: readonly KeyedOutcome[]): Queue {
  return outcomes.reduce<Queue>((current, { key, outcome }) => settleOne(current, key, outcome), { ...queue, sending: new Set() })
}

function settleOne(queue: Queue, key: string, outcome: WriteOutcome): Queue {
  const item = queue.items.find((one) => one.key === key)
  if (!item) return queue
  switch (outcome.kind) {
    case 'stored':
      return confirmed(queue, item, outcome.current)
    case 'conflict':
      if (isSatisfiedBy(item.write, outcome.current)) return confirmed(queue, item, outcome.current)
      // It stands as the writer saw it, so nobody changed it: not a conflict but a server that stumbled. It goes out again.
      return outcome.current.version === item.write.basedOn ? queue : troubled(queue, item, outcome)
    case 'refused':
      return troubled(queue, item, outcome)
    case 'kept': {
      // The server has this one. What was written in its line since has not been there yet, and goes out to be kept in its turn.
      const later = queue.items.some((one) => one !== item && lineOf(one) === lineOf(item))
      return later ? { ...queue, items: queue.items.filter((one) => one !== item) } : troubled(queue, item, outcome)
    }
  }
}

/**
 * A person has chosen. `mine` sends the write again, under a new key, on top of what stands; `theirs` gives it up, the one
 * way besides storing. What a closed tab left becomes this tab's own with `mine`, for its page shows it from now on; but not
 * beside a line of its own, which has not been seen by whoever wrote the other.
 */
export function resolve(queue: Queue, id: string, choice: 'mine' | 'theirs', key: string): Queue {
  const item = queue.items.find((one) => one.write.id === id && one.trouble)
  if (!item) return queue
  const adopted = choice === 'mine' && item.write.kind !== 'message' && isFree(id, queue.items.filter((one) => one.tab === queue.tab))
  const tab = adopted ? queue.tab : item.tab
  const current = item.trouble?.kind === 'conflict' ? item.trouble.current : undefined
  const versions = current && tab === queue.tab ? new Map(queue.versions).set(id, current.version) : queue.versions
  const others = queue.items.filter((one) => lineOf(one) !== lineOf(item))
  if (choice === 'theirs') return { ...queue, versions, items: others }
  const again: QueuedWrite = { key, tab, order: nextOrder(queue), write: rebase(item.write, current?.version), attempted: false }
  return { ...queue, versions, items: [...others, again] }
}

/** Whether nothing of a tab's own waits there, so that its page may show what is chosen. */
export function isFree(id: string, own: readonly QueuedWrite[]): boolean {
  return !own.some(({ write }) => write.id === id)
}

function confirmed(queue: Queue, done: QueuedWrite, current: Standing): Queue {
  const [id, version] = [idOf(current), versionOf(current)]
  const items = queue.items
    .filter((item) => item !== done)
    .map((item) => (lineOf(item) === lineOf(done) && !item.attempted ? { ...item, write: rebase(item.write, version) } : item))
  return { ...queue, items, versions: done.tab === queue.tab ? new Map(queue.versions).set(id, version) : queue.versions }
}

/** The item waits for a person, and stands for everything that was written in its line since. */
function troubled(queue: Queue, item: QueuedWrite, trouble: Trouble): Queue {
  const line = queue.items.filter((one) => lineOf(one) === lineOf(item))
  const write = { ...line.at(-1)!.write, basedOn: item.write.basedOn }
  return {
    ...queue,
    items: queue.items.flatMap((one) => (one === item ? [{ ...item, write, trouble }] : line.includes(one) ? [] : [one])),
  }
}

function rebase(write: Write, version: number | undefined): Write {
  return write.kind === 'message' || version === undefined || version <= write.basedOn ? write : { ...write, basedOn: version }
}

/** Names the line of an item. */
export function lineOf(item: QueuedWrite): string {
  return `${item.tab} ${item.write.id}`
}

/** The line that an item cannot do without: a message that of its passage. */
function groundOf({ tab, write }: QueuedWrite): string {
  return write.kind === 'message' ? `${tab} ${write.annotation}` : ''
}

function nextOrder(queue: Queue): number {
  return 1 + queue.items.reduce((most, { order }) => Math.max(most, order), 0)
}

function unknownTo(queue: Queue, left: readonly QueuedWrite[]): readonly QueuedWrite[] {
  const known = new Set(queue.items.map((item) => item.key))
  return left.filter((item) => !known.has(item.key)).sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1))
}

/** Gives the items orders that rise, so that they come back in the same order. */
function renumbered(items: readonly QueuedWrite[]): readonly QueuedWrite[] {
  let least = 0
  return items.map((item) => {
    least = Math.max(least + 1, item.order)
    return item.order === least ? item : { ...item, order: least }
  })
}
