import type { QueuedWrite } from './queue'
import type { OutboxTabs } from './tabs'

/**
 * Who sends what where several tabs share one storage: each tab what it wrote, and what is left by a tab that is gone is
 * seen to by exactly one of those that are there.
 */
export interface Custody {
  /** Enters, and gives what is left by tabs that are gone. */
  open(): Promise<readonly QueuedWrite[]>
  /** Leaves; others see to what is left. */
  close(): void
  /** How many writes wait in other tabs, and how many of them for a person. */
  elsewhere(): Elsewhere
}

/** What is in storage and not this tab's to send. */
export interface Elsewhere {
  readonly waiting: number
  readonly troubled: number
}

/** Where there is no other tab. */
export const nothingElsewhere: Elsewhere = { waiting: 0, troubled: 0 }

interface Ports {
  readonly tabs: OutboxTabs
  /** The name of this tab. */
  readonly own: string
  after(milliseconds: number, run: () => void): () => void
  load(): Promise<readonly QueuedWrite[]>
  /** Another tab closed while this one is open, and left this. */
  onLeft(left: readonly QueuedWrite[]): void
  /** `elsewhere` has changed. */
  onChange(): void
  /** Another tab has just reached the server, so it is worth while to try again here. */
  onReached(): void
}

/** Storage is read again at most this often, however much the others write. Milliseconds. */
const refreshAfter = 200

/** Makes a custody. Nothing happens before `open`. */
export function createCustody({ tabs, own, after, load, onLeft, onChange, onReached }: Ports): Custody {
  /** The names that this tab has: its own, and those of tabs that are gone. */
  const mine = new Set([own])
  const watched = new Set<string>()
  let closed = false
  let refreshing = false
  let elsewhere = nothingElsewhere

  const count = (items: readonly QueuedWrite[]) => {
    for (const { tab } of items) watch(tab)
    const before = elsewhere
    const others = items.filter(({ tab }) => !mine.has(tab))
    elsewhere = { waiting: others.length, troubled: others.filter(({ trouble }) => trouble).length }
    return before.waiting !== elsewhere.waiting || before.troubled !== elsewhere.troubled
  }
  const watch = (tab: string) => {
    if (mine.has(tab) || watched.has(tab)) return
    watched.add(tab)
    tabs.whenGone(tab, () => void inherited(tab))
  }
  const inherited = async (tab: string) => {
    mine.add(tab)
    const items = await load()
    if (closed) return
    count(items)
    onLeft(items.filter((item) => item.tab === tab))
    onChange()
  }
  const refresh = () => {
    if (refreshing) return
    refreshing = true
    after(refreshAfter, async () => {
      refreshing = false
      const changed = !closed && count(await load())
      if (changed && !closed) onChange()
    })
  }

  return {
    open: async () => {
      tabs.onTold((tab, reached) => {
        watch(tab)
        refresh()
        if (reached && !closed) onReached()
      })
      await tabs.join(own)
      const left = new Set((await load()).map((item) => item.tab))
      // A name that is taken after `close` would be held for nobody.
      if (closed) return []
      // All at once: each that is there is waited for.
      await Promise.all([...left].map(async (tab) => {
        if (!mine.has(tab) && (await tabs.inherit(tab))) mine.add(tab)
      }))
      if (closed) return []
      // Read again: what was there before its tab was known to be gone may have been sent by it.
      const items = await load()
      if (closed) return []
      count(items)
      return items.filter((item) => mine.has(item.tab))
    },
    close: () => {
      closed = true
      tabs.leave()
    },
    elsewhere: () => elsewhere,
  }
}
