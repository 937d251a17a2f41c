import type { Annotation } from '../annotation/annotation'
import { byHand } from '../annotation/origin'
import { codePoint } from '../text/offset'
import type { OutboxPorts } from './outbox'
import type { QueuedWrite } from './queue'
import { type OutboxTabs, alone } from './tabs'
import type { PutAnnotation, SendOutcome, Standing, Write, WriteOutcome } from './write'

/** For tests: a write that says something of the same words each time. */
export const put = (id: string, note: string, basedOn = 0): PutAnnotation => ({
  kind: 'put', id, basedOn, tag: 'labelling', note, attributes: {}, quotes: ['e\u0301 👍 سلام'],
  extent: [{ start: codePoint(0), end: codePoint(9) }],
})

/** For tests: a server with the rules of the API. A key is stored once; what is stale is told how it stands. */
export function server(onStore: (next: Annotation, before: Annotation | undefined) => void = () => {}) {
  const rows = new Map<string, Annotation>()
  const receipts = new Map<string, { said: string; current: Standing }>()
  let stores = 0
  const store = (write: Write): WriteOutcome => {
    const row = rows.get(write.id)
    const version = row?.version ?? 0
    if (write.basedOn !== version) return row ? { kind: 'conflict', current: row } : { kind: 'refused', problem: { code: 'notFound', message: 'gone' } }
    const { tag, extent, quotes, note, attributes } = write.kind === 'put' ? write : row!
    const next: Annotation = { id: write.id, tag, extent, quotes, note, attributes, origin: row?.origin ?? (write.kind === 'put' ? write.origin : undefined) ?? byHand, version: version + 1, deleted: write.kind === 'delete', assignmentId: 'x', changedAt: '' }
    onStore(next, row)
    rows.set(write.id, next)
    stores++
    return { kind: 'stored', current: next }
  }
  const acceptOne = ({ key, write }: QueuedWrite): WriteOutcome => {
    const said = JSON.stringify(write)
    const receipt = receipts.get(key)
    if (receipt && receipt.said !== said) throw new Error(`the key ${key} came with another content: ${receipt.said} and ${said}`)
    if (receipt) return { kind: 'stored', current: receipt.current }
    const outcome = store(write)
    if (outcome.kind === 'stored') receipts.set(key, { said, current: outcome.current })
    return outcome
  }
  const accept = (batch: readonly QueuedWrite[]): SendOutcome => ({ kind: 'answered', outcomes: batch.map((item) => ({ key: item.key, outcome: acceptOne(item) })) })
  return { rows, accept, store, stores: () => stores }
}

let keys = 0

/** For tests: lets everything that is under way come to rest. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 150; turn++) await Promise.resolve()
}

/** For tests: a world without a clock of its own, in which timers run when told to. */
export function world(send: OutboxPorts['send'], kept = new Map<string, QueuedWrite>(), tabs: OutboxTabs = alone) {
  const timers = new Set<() => void>()
  /** How much was kept each time that something had to stay. */
  const stays: number[] = []
  const listeners = new Set<() => void>()
  let online = true
  const ports: OutboxPorts = {
    send,
    storage: {
      load: async () => ({ items: [...kept.values()], unkept: false }),
      change: async (put, remove) => {
        for (const item of put) kept.set(item.key, structuredClone(item))
        for (const key of remove) kept.delete(key)
      },
      stay: () => void stays.push(kept.size),
    },
    tabs,
    after: (_, run) => {
      timers.add(run)
      return () => timers.delete(run)
    },
    network: {
      online: () => online,
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    // Keys that fall as often as they rise: nothing may hang on a clock that was set back.
    newKey: () => `${(keys += 1) % 2 === 0 ? 'a' : 'z'}${String(1_000_000 - keys)}`,
    random: () => 0.5,
  }
  const tick = async () => {
    for (const run of [...timers]) {
      timers.delete(run)
      run()
    }
    await rest()
  }
  const setOnline = (value: boolean) => {
    online = value
    for (const listener of listeners) listener()
  }
  return { ports, kept, stays, rest, tick, setOnline }
}

/** For tests: a browser whose tabs know of each other. */
export function browser() {
  const holders = new Map<string, object>()
  const waiting: { tab: string; holder: object; run: () => void }[] = []
  const told = new Map<object, (tab: string, reached: boolean) => void>()
  /** Ends a tab without asking it: its names are free, and it is told of nothing any more. */
  const end = (holder: object) => {
    told.delete(holder)
    for (let at = waiting.length - 1; at >= 0; at--) if (waiting[at]!.holder === holder) waiting.splice(at, 1)
    for (const [tab, one] of [...holders]) if (one === holder) free(tab)
  }
  const free = (tab: string) => {
    holders.delete(tab)
    const at = waiting.findIndex((one) => one.tab === tab)
    const [next] = at < 0 ? [] : waiting.splice(at, 1)
    if (!next) return
    holders.set(tab, next.holder)
    next.run()
  }
  const tab = (): { tabs: OutboxTabs; end: () => void } => {
    const holder = {}
    let own = ''
    const take = (name: string) => {
      if (holders.has(name)) return false
      holders.set(name, holder)
      return true
    }
    const tell = (reached = false) => {
      for (const [other, listener] of told) if (other !== holder) listener(own, reached)
    }
    return {
      end: () => end(holder),
      tabs: {
        join: async (name) => {
          own = name
          take(name)
          tell()
        },
        inherit: async (name) => take(name),
        whenGone: (name, run) => {
          if (take(name)) run()
          else waiting.push({ tab: name, holder, run })
        },
        leave: () => end(holder),
        tell,
        onTold: (listener) => void told.set(holder, listener),
      },
    }
  }
  return { tab }
}
