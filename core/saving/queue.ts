import type { Annotation } from '../annotation/annotation'
import type { Problem } from '../result'
import { type SendOutcome, type Write, isSatisfiedBy } from './write'

/**
 * Writes that wait for the server, in the order they were made. Pure: every function gives a new queue.
 * What runs it, with a clock and a network, is outbox.ts.
 */
export interface Queue {
  readonly items: readonly QueuedWrite[]
  /** The key of the item whose answer is awaited. */
  readonly sending: string | null
  /** The last version that the server confirmed, by annotation. */
  readonly versions: ReadonlyMap<string, number>
}

export interface QueuedWrite {
  /** Sorts by time of making (UUIDv7). */
  readonly key: string
  readonly write: Write
  /** It has been sent at least once, so the server may hold it: it must go out again as it is, never changed. */
  readonly attempted: boolean
  /** Why it waits for a person. */
  readonly trouble?: Trouble
}

/** What only a person can decide. */
export type Trouble =
  | { readonly kind: 'conflict'; readonly current: Annotation }
  | { readonly kind: 'refused'; readonly problem: Problem }

export const emptyQueue: Queue = { items: [], sending: null, versions: new Map() }

/** A queue of the writes kept from an earlier visit. What had been under way counts as attempted. */
export function restoreQueue(kept: readonly QueuedWrite[], queue: Queue = emptyQueue): Queue {
  const known = new Set(queue.items.map((item) => item.key))
  const items = [...kept.filter((item) => !known.has(item.key)), ...queue.items]
  return { ...queue, items: items.sort((a, b) => (a.key < b.key ? -1 : 1)) }
}

/**
 * Puts a write in. Of one annotation, only the latest of the writes not yet sent is kept; one that
 * has been sent is left alone. A deletion does not swallow the making before it: the server is told both.
 */
export function enqueue(queue: Queue, key: string, given: Write): Queue {
  const write = rebase(given, queue.versions.get(given.id))
  const own = queue.items.filter((item) => item.write.id === write.id)
  const troubled = own.find((item) => item.trouble)
  if (troubled) {
    // Refused and never stored: taking it away leaves nothing to be told.
    if (write.kind === 'delete' && troubled.trouble?.kind === 'refused' && troubled.write.basedOn === 0)
      return { ...queue, items: queue.items.filter((item) => !own.includes(item)) }
    const basedOn = troubled.write.basedOn
    const changed: QueuedWrite =
      troubled.trouble?.kind === 'conflict'
        ? { ...troubled, write: { ...write, basedOn } }
        : { key: troubled.key, write: { ...write, basedOn }, attempted: false }
    return { ...queue, items: queue.items.flatMap((item) => (item === troubled ? [changed] : own.includes(item) ? [] : [item])) }
  }
  const waiting = own.filter((item) => !item.attempted)
  const first = waiting[0]
  if (!first) return { ...queue, items: [...queue.items, { key, write, attempted: false }] }
  if (write.kind === 'delete' && first.write.kind === 'put' && first.write.basedOn === 0 && first === own[0]) {
    const kept = queue.items.filter((item) => item === first || !waiting.includes(item))
    return { ...queue, items: [...kept, { key, write, attempted: false }] }
  }
  const merged: QueuedWrite = { ...first, write: { ...write, basedOn: first.write.basedOn } }
  return { ...queue, items: queue.items.flatMap((item) => (item === first ? [merged] : waiting.includes(item) ? [] : [item])) }
}

/** What goes out next: the first write that neither waits for a person nor for an earlier write of the same annotation. */
export function nextToSend(queue: Queue): QueuedWrite | undefined {
  if (queue.sending !== null) return undefined
  const blocked = new Set<string>()
  return queue.items.find((item) => {
    const free = !item.trouble && !blocked.has(item.write.id)
    blocked.add(item.write.id)
    return free
  })
}

/** Notes that a write goes out. This must be stored before the first byte is sent. */
export function begin(queue: Queue, key: string): Queue {
  return { ...queue, sending: key, items: queue.items.map((item) => (item.key === key ? { ...item, attempted: true } : item)) }
}

/** Takes the answer in. Only `stored` (or a conflict with what says the same) takes a write out of the queue. */
export function settle(queue: Queue, key: string, outcome: SendOutcome): Queue {
  const rest = { ...queue, sending: queue.sending === key ? null : queue.sending }
  const item = queue.items.find((one) => one.key === key)
  if (!item) return rest
  switch (outcome.kind) {
    case 'stored':
      return confirmed(rest, item, outcome.annotation)
    case 'conflict':
      if (isSatisfiedBy(item.write, outcome.current)) return confirmed(rest, item, outcome.current)
      return troubled(rest, item, outcome)
    case 'refused':
      return troubled(rest, item, outcome)
    case 'signedOut':
    case 'unreachable':
      return rest
  }
}

/** A person has chosen. `mine` sends the write on top of what stands; `theirs` gives it up, the one way besides storing. */
export function resolve(queue: Queue, id: string, choice: 'mine' | 'theirs'): Queue {
  const item = queue.items.find((one) => one.write.id === id && one.trouble)
  if (!item) return queue
  const current = item.trouble?.kind === 'conflict' ? item.trouble.current : undefined
  const versions = current ? new Map(queue.versions).set(id, current.version) : queue.versions
  if (choice === 'theirs') return { ...queue, versions, items: queue.items.filter((one) => one.write.id !== id) }
  const again: QueuedWrite = { key: item.key, write: rebase(item.write, current?.version), attempted: false }
  return { ...queue, versions, items: queue.items.map((one) => (one === item ? again : one)) }
}

function confirmed(queue: Queue, done: QueuedWrite, annotation: Annotation): Queue {
  const { id, version } = annotation
  const items = queue.items
    .filter((item) => item !== done)
    .map((item) => (item.write.id === id ? { ...item, write: rebase(item.write, version) } : item))
  return { ...queue, items, versions: new Map(queue.versions).set(id, version) }
}

/** The item waits for a person, and stands for everything that was written of this annotation since. */
function troubled(queue: Queue, item: QueuedWrite, trouble: Trouble): Queue {
  const own = queue.items.filter((one) => one.write.id === item.write.id)
  const write = { ...own.at(-1)!.write, basedOn: item.write.basedOn }
  return {
    ...queue,
    items: queue.items.flatMap((one) => (one === item ? [{ ...item, write, trouble }] : own.includes(one) ? [] : [one])),
  }
}

function rebase(write: Write, version: number | undefined): Write {
  return version === undefined || version <= write.basedOn ? write : { ...write, basedOn: version }
}
