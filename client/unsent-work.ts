import type { Outbox } from '@/core/saving/outbox'
import { type ArticleName, type UnsentArticle, type UnsentView, nothingUnsent } from '@/core/saving/unsent'
import type { Write } from '@/core/saving/write'
import { onReturn } from './on-return'
import { openOutbox } from './outbox'
import { unsentOf } from './outbox-storage'
import { tabsKnowEachOther } from './outbox-tabs'

/** After a page has come: it is first, and what the one before it still hands over is in storage by then. Milliseconds. */
const afterMoving = 1000
/** How often storage is looked at for what nobody has told of. Milliseconds. */
const between = 15_000
/** Storage is read again at most this often while much is being sent. Milliseconds. */
const refreshAfter = 250

/** What was left unsent on articles that are not open here. */
export interface UnsentWork {
  /** The page has become that of an assignment, or of none: what is sent of it here is let go of at once, for that page sees to its own work; the others are tried again, and what waits is counted. */
  pageOpens(assignment: string | undefined): void
  /** Begins to see to it, soon and again and again; gives a function that ends it. */
  begin(): () => void
  /** Looks for what waits and tries to send it at once. Gives what waits, of the open page too. */
  send(): Promise<readonly UnsentArticle[]>
  view(): UnsentView
  subscribe(listener: () => void): () => void
}

interface Ports {
  /** What of a user is unsent in this browser and in this tab, by article. */
  unsent(user: string): Promise<readonly UnsentArticle[]>
  /** Opens the outbox of an assignment in the background; `onPage` is called when its page opens in another tab. */
  open(user: string, assignment: string, article: ArticleName | undefined, onPage: () => void): Outbox
  /** Whether a page that is open in another tab would be noticed. */
  tabsKnowEachOther(): boolean
  /** Runs something after so many milliseconds; gives a function that prevents it. */
  after(milliseconds: number, run: () => void): () => void
  onReturn(listener: () => void): () => void
}

const inThisBrowser: Ports = {
  unsent: unsentOf,
  open: openOutbox, tabsKnowEachOther, onReturn,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}

/**
 * Sees to what was left unsent on assignments whose pages are not open here: left a moment ago while the server did not
 * answer, or in an earlier visit, and perhaps taken away since. Each has an outbox of its own, which tries until it is through.
 * Where tabs do not know of each other, only what this very tab has left is its to send: the rest may be growing in another.
 */
export function seeToUnsentWork(user: string, { unsent, open, after, onReturn: onComingBack, tabsKnowEachOther: known }: Ports = inThisBrowser): UnsentWork {
  let here: string | undefined
  let begun = false
  let cancelNext = () => {}
  let refreshing = false
  let view = nothingUnsent
  /** The assignments whose pages this tab has left, and which have not been through since. */
  const left = new Set<string>()
  const atWork = new Map<string, { readonly outbox: Outbox; readonly unsubscribe: () => void }>()
  const listeners = new Set<() => void>()

  const become = (next: Partial<UnsentView>) => {
    view = { ...view, ...next }
    for (const listener of listeners) listener()
  }
  const letGo = (assignment: string) => {
    const one = atWork.get(assignment)
    atWork.delete(assignment)
    one?.unsubscribe()
    one?.outbox.stop()
  }
  const isThrough = ({ outbox }: { readonly outbox: Outbox }) => outbox.view().state.kind === 'saved'
  /** Those that were through before storage was read have taken out of it what was sent, and told of it: now they can go. */
  const count = async () => {
    const through = [...atWork].filter(([, one]) => isThrough(one))
    const articles = await unsent(user)
    for (const [assignment, one] of through) {
      if (atWork.get(assignment) !== one || !isThrough(one)) continue
      letGo(assignment)
      // What is there all the same could not be taken out, and is sent again.
      if (!articles.some((article) => article.assignment === assignment)) left.delete(assignment)
    }
    const signedOut = [...atWork.values()].some(({ outbox }) => {
      const { state } = outbox.view()
      return state.kind === 'needsYou' && state.signedOut
    })
    if (signedOut !== view.signedOut || JSON.stringify(articles) !== JSON.stringify(view.articles)) become({ articles, signedOut })
    return articles
  }
  const countSoon = () => {
    if (refreshing) return
    refreshing = true
    after(refreshAfter, () => {
      refreshing = false
      void count()
    })
  }
  const look = async (now: boolean) => {
    const articles = await count()
    if (!begun) return articles
    for (const { assignment, article } of articles) {
      if (assignment === here) continue
      const one = atWork.get(assignment)
      if (one && now) one.outbox.retry()
      if (one || !(known() || left.has(assignment))) continue
      const outbox = open(user, assignment, article, () => letGo(assignment))
      let attending = false
      const attend = () => {
        // What is dismissed is told of as well.
        if (attending) return
        attending = true
        const late = dismissLate(outbox)
        attending = false
        if (late.length > 0) become({ late: [...view.late, ...late] })
        countSoon()
      }
      atWork.set(assignment, { outbox, unsubscribe: outbox.subscribe(attend) })
      void outbox.start()
    }
    return articles
  }
  /** Looks after a while, and from then on every now and then. */
  const lookIn = (milliseconds: number, now: boolean) => {
    cancelNext()
    cancelNext = after(milliseconds, () => {
      void look(now)
      lookIn(between, false)
    })
  }

  return {
    pageOpens: (assignment) => {
      const before = here
      here = assignment
      if (before !== undefined && before !== assignment) {
        left.add(before)
        // It may have been counted while a write was on its way. Nothing is said of it until it is counted again, which is at once.
        const articles = view.articles.filter((one) => one.assignment !== before)
        if (articles.length < view.articles.length) become({ articles })
        void count()
      }
      // Stopped before that page opens its own, which would take this one for another tab.
      if (assignment !== undefined) letGo(assignment)
      if (begun) lookIn(afterMoving, true)
    },
    begin: () => {
      begun = true
      lookIn(afterMoving, true)
      // Those at work listen for themselves.
      const stopListening = onComingBack(() => void look(false))
      return () => {
        begun = false
        stopListening()
        cancelNext()
        for (const assignment of [...atWork.keys()]) letGo(assignment)
      }
    },
    send: () => look(true),
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** What is kept on the server need not be kept here too. */
function dismissLate(outbox: Outbox): readonly Write[] {
  const { state } = outbox.view()
  if (state.kind !== 'needsYou') return []
  const late = state.troubles.flatMap(({ trouble, write }) => (trouble?.kind === 'kept' ? write : []))
  for (const { id } of late) outbox.resolve(id, 'theirs')
  return late
}
