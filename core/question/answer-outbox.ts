import type { SavedState } from '../saving/saved-state'
import type { AnswerValue } from './answer'
import { type AnswerBook, type AnswerOutcome, type WaitingAnswer, answer, begin, nextToSend, openBook, resolve, restore, settle } from './answer-book'
import type { Answer } from './answer'

/** Where unsent answers live until the server has them; of one user and one assignment. Throws where the browser keeps nothing. */
export interface AnswerStorage {
  load(): readonly WaitingAnswer[]
  put(waiting: WaitingAnswer): void
  remove(question: string): void
}

/** The world as the answers need it; tests give them another one. */
export interface AnswerPorts {
  send(waiting: WaitingAnswer): Promise<AnswerOutcome>
  readonly storage: AnswerStorage
  after(milliseconds: number, run: () => void): () => void
  readonly network: { online(): boolean; onChange(listener: () => void): () => void }
  /** 0 to 1, to spread the retries of many browsers. */
  random(): number
}

/** What the page shows of the answers. A new object at each change. */
export interface AnswersView {
  readonly book: AnswerBook
  /** As for annotations; `needsYou` where an answer waits for a choice, or for signing in. */
  readonly state: SavedState
  /** The browser does not keep unsent answers: closing the page loses them. */
  readonly unkept: boolean
}

/** Keeps and sends the answers of one assignment, however long it takes. */
export interface AnswerOutbox {
  /** Reads what an earlier visit left unsent, and begins to send. */
  start(): void
  stop(): void
  answer(question: string, value: AnswerValue | null): void
  view(): AnswersView
  subscribe(listener: () => void): () => void
  resolve(question: string, choice: 'mine' | 'theirs'): void
  retry(): void
}

const firstWait = 500
const longestWait = 30_000

/** Makes the outbox of the answers. Nothing happens before `start`, so that it can be made while rendering on the server. */
export function createAnswerOutbox(answers: readonly Answer[], ports: AnswerPorts): AnswerOutbox {
  let book = openBook(answers)
  let running = false
  /** Counts starts and stops: what is answered to a sender from before is nobody's any more. */
  let visit = 0
  let sending = false
  let signedOut = false
  let failures = 0
  let unkept = false
  let cancelRetry: (() => void) | null = null
  let stopListening: (() => void) | null = null
  let view: AnswersView = { book, state: { kind: 'saved' }, unkept }
  const listeners = new Set<() => void>()

  const stateNow = (): SavedState => {
    const waiting = book.waiting.size
    const troubled = [...book.waiting.values()].some(({ trouble }) => trouble)
    if (troubled || (signedOut && waiting > 0)) return { kind: 'needsYou', waiting, signedOut, stranger: false, troubles: [] }
    if (waiting === 0) return { kind: 'saved' }
    if (!ports.network.online()) return { kind: 'offline', waiting }
    return { kind: failures > 0 ? 'waiting' : 'saving', waiting }
  }
  const show = () => {
    view = { book, state: stateNow(), unkept }
    for (const listener of listeners) listener()
  }
  const become = (next: AnswerBook) => {
    const before = book
    book = next
    try {
      for (const [question, waiting] of next.waiting) if (before.waiting.get(question) !== waiting) ports.storage.put(waiting)
      for (const question of before.waiting.keys()) if (!next.waiting.has(question)) ports.storage.remove(question)
    } catch {
      unkept = true
    }
    show()
  }

  const pump = async () => {
    if (!running || sending || signedOut || cancelRetry || !ports.network.online()) return
    const next = nextToSend(book)
    if (!next) return
    sending = true
    const mine = visit
    become(begin(book, next))
    const outcome = await ports.send(next).catch((): AnswerOutcome => ({ kind: 'unreachable' }))
    if (mine !== visit) return
    sending = false
    failures = outcome.kind === 'unreachable' ? failures + 1 : 0
    signedOut = outcome.kind === 'signedOut'
    if (outcome.kind === 'unreachable') {
      const backoff = Math.min(longestWait, firstWait * 2 ** (failures - 1)) * (0.5 + ports.random() / 2)
      cancelRetry = ports.after(Math.max(backoff, (outcome.retryAfter ?? 0) * 1000), () => {
        cancelRetry = null
        void pump()
      })
    }
    become(settle(book, next, outcome))
    void pump()
  }
  const retry = () => {
    cancelRetry?.()
    cancelRetry = null
    signedOut = false
    show()
    void pump()
  }

  return {
    start: () => {
      running = true
      stopListening ??= ports.network.onChange(retry)
      try {
        become(restore(book, ports.storage.load()))
      } catch {
        unkept = true
        show()
      }
      void pump()
    },
    stop: () => {
      running = false
      visit++
      sending = false
      stopListening?.()
      stopListening = null
      cancelRetry?.()
      cancelRetry = null
    },
    answer: (question, value) => {
      const next = answer(book, question, value)
      if (next !== book) become(next)
      void pump()
    },
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    resolve: (question, choice) => {
      become(resolve(book, question, choice))
      void pump()
    },
    retry,
  }
}
