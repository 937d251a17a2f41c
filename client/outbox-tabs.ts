import { type OutboxTabs, alone } from '@/core/saving/tabs'

interface Message {
  readonly tab: string
  /** Asks the others to say that they are there. */
  readonly asks: boolean
  /** The server has just stored something. */
  readonly reached: boolean
  /** It comes from the page of the assignment, not from one that sends in the background. */
  readonly page: boolean
}

/** How long a page waits for the name of another tab: in the background it is given up at once. Milliseconds. */
const patience = 500

/** Whether tabs can know of each other here. */
export function tabsKnowEachOther(): boolean {
  return typeof navigator !== 'undefined' && 'locks' in navigator && typeof BroadcastChannel !== 'undefined'
}

/**
 * The tabs of this browser that have the outbox of one user and assignment open. A tab is known to be there by a Web
 * Lock of its name, which the browser frees when the tab ends, killed or not; they talk over a BroadcastChannel. Both
 * are missing where a page comes without TLS from another machine; then each tab believes itself alone.
 * @param onPage makes it one in the background, which is told when the page of the assignment opens, and has to leave then
 */
export function outboxTabs(user: string, assignment: string, onPage?: () => void): OutboxTabs {
  if (!tabsKnowEachOther()) return alone
  const name = `crossread-outbox ${user} ${assignment}`
  let releases: (() => void)[] = []
  let waiting = new AbortController()
  let channel: BroadcastChannel | null = null
  let own = ''
  /** Counts the leavings: a lock that was asked for before the last one, and comes after it, is given back at once. */
  let visit = 0
  const listeners = new Set<(tab: string, reached: boolean) => void>()

  /** Holds the lock of a name until `leave`; `onHeld` is told whether it was had. */
  const hold = (tab: string, options: LockOptions, onHeld: (held: boolean) => void) => {
    const mine = visit
    navigator.locks.request(`${name} ${tab}`, options, (lock) => {
      const held = lock !== null && mine === visit
      onHeld(held)
      return !held ? undefined : new Promise<void>((release) => releases.push(release))
    }).catch(() => onHeld(false))
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, its own
  const say = (said: Partial<Message>) => channel?.postMessage({ tab: own, asks: false, reached: false, page: !onPage, ...said } satisfies Message)

  return {
    join: async (tab) => {
      own = tab
      waiting = new AbortController()
      const mine = visit
      await new Promise<void>((done) => hold(tab, {}, () => done()))
      if (mine !== visit) return
      channel = new BroadcastChannel(name)
      channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
        if (data.asks && data.page && onPage) return onPage()
        if (data.asks) say({})
        for (const listener of listeners) listener(data.tab, data.reached)
      })
      say({ asks: true })
    },
    inherit: (tab) => new Promise((done) => hold(tab, onPage ? { ifAvailable: true } : { signal: AbortSignal.timeout(patience) }, done)),
    whenGone: (tab, run) => hold(tab, { signal: waiting.signal }, (held) => held && run()),
    leave: () => {
      visit++
      waiting.abort()
      channel?.close()
      channel = null
      for (const release of releases) release()
      releases = []
      listeners.clear()
    },
    tell: (reached = false) => say({ reached }),
    onTold: (listener) => void listeners.add(listener),
  }
}
