import type { Problem } from '../result'
import { type Answer, type AnswerValue, sameValue } from './answer'

/**
 * The answers of one assignment as their owner works on them: what the server has, and what waits to
 * be sent. Pure; what runs it, with a clock and a network, is answer-outbox.ts.
 */
export interface AnswerBook {
  readonly stored: ReadonlyMap<string, Answer>
  readonly waiting: ReadonlyMap<string, WaitingAnswer>
}

/** An answer that the server has not confirmed. Of one question only the latest is kept. */
export interface WaitingAnswer {
  readonly question: string
  readonly value: AnswerValue | null
  /** The version that its writer saw; 0 when there was none. */
  readonly basedOn: number
  /** What went out on that version and has not been answered: the server may have it, so it goes out again as it is, and what was said since after it. */
  readonly sent?: { readonly value: AnswerValue | null }
  /** Why it waits for a person. */
  readonly trouble?: AnswerTrouble
}

/** What only a person can decide. */
export type AnswerTrouble = { readonly kind: 'conflict'; readonly current: Answer } | { readonly kind: 'refused'; readonly problem: Problem }

/** What became of sending an answer. Whatever is not `stored` keeps it. */
export type AnswerOutcome =
  | { readonly kind: 'stored'; readonly answer: Answer }
  | { readonly kind: 'conflict'; readonly current: Answer }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** No answer, 429 or 5xx: to be sent again. */
  | { readonly kind: 'unreachable'; readonly retryAfter?: number }

/** Opens the answers as the server gave them. */
export function openBook(answers: readonly Answer[]): AnswerBook {
  return { stored: new Map(answers.map((answer) => [answer.question, answer])), waiting: new Map() }
}

/** Puts back what an earlier visit left unsent; what says the same as the server does is not sent again. */
export function restore(book: AnswerBook, kept: readonly WaitingAnswer[]): AnswerBook {
  const unsent = kept.filter(({ question, value }) => !book.waiting.has(question) && !sameValue(value, book.stored.get(question)?.value ?? null))
  return { ...book, waiting: new Map([...unsent.map((one) => [one.question, one] as const), ...book.waiting]) }
}

/** Answers a question; the same book when that changes nothing. */
export function answer(book: AnswerBook, question: string, value: AnswerValue | null): AnswerBook {
  if (sameValue(value, valueOf(book, question))) return book
  const before = book.waiting.get(question)
  const stored = book.stored.get(question)
  // Back to what is stored, and nothing else can be on its way: nothing is left to be sent.
  if (!before?.sent && sameValue(value, stored?.value ?? null)) return without(book, question)
  if (before?.trouble?.kind === 'conflict') return keep(book, { ...before, value })
  const sent = before?.trouble ? undefined : before?.sent
  return keep(book, { question, value, basedOn: before?.basedOn ?? stored?.version ?? 0, ...(sent && { sent }) })
}

/** What its owner sees as the answer to a question. */
export function valueOf(book: AnswerBook, question: string): AnswerValue | null {
  const waiting = book.waiting.get(question)
  return waiting ? waiting.value : (book.stored.get(question)?.value ?? null)
}

/** All answers as their owner sees them. */
export function valuesOf(book: AnswerBook): ReadonlyMap<string, { readonly value: AnswerValue | null }> {
  return new Map([...new Set([...book.stored.keys(), ...book.waiting.keys()])].map((question) => [question, { value: valueOf(book, question) }]))
}

/** What goes out next: what has gone out already and was not answered, as it was. */
export function nextToSend(book: AnswerBook): WaitingAnswer | undefined {
  const next = [...book.waiting.values()].find(({ trouble }) => !trouble)
  return next?.sent ? { ...next, value: next.sent.value } : next
}

/** Notes that an answer goes out as it is now. */
export function begin(book: AnswerBook, { question, value }: WaitingAnswer): AnswerBook {
  const waiting = book.waiting.get(question)
  return waiting ? keep(book, { ...waiting, sent: { value } }) : book
}

/** Takes what the server said of an answer that was sent. */
export function settle(book: AnswerBook, sent: WaitingAnswer, outcome: AnswerOutcome): AnswerBook {
  const waiting = book.waiting.get(sent.question)
  switch (outcome.kind) {
    case 'stored':
      return confirmed(book, outcome.answer)
    case 'conflict':
      return !waiting || sameValue(outcome.current.value, waiting.value) ? confirmed(book, outcome.current) : keep(book, { ...waiting, trouble: outcome })
    case 'refused':
      return waiting ? keep(book, { ...waiting, trouble: outcome }) : book
    case 'signedOut':
    case 'unreachable':
      return book
  }
}

/** A person has chosen: `mine` goes out on top of what stands, `theirs` gives mine up. */
export function resolve(book: AnswerBook, question: string, choice: 'mine' | 'theirs'): AnswerBook {
  const waiting = book.waiting.get(question)
  if (!waiting?.trouble) return book
  const current = waiting.trouble.kind === 'conflict' ? waiting.trouble.current : book.stored.get(question)
  const stored = current ? new Map(book.stored).set(question, current) : book.stored
  if (choice === 'theirs') return without({ ...book, stored }, question)
  return keep({ ...book, stored }, { question, value: waiting.value, basedOn: current?.version ?? 0 })
}

/** The server has this answer. What its owner has written since goes out on top of it. */
function confirmed(book: AnswerBook, current: Answer): AnswerBook {
  const { question, version, value } = current
  const next = { ...book, stored: new Map(book.stored).set(question, current) }
  const waiting = book.waiting.get(question)
  return !waiting || sameValue(waiting.value, value) ? without(next, question) : keep(next, { question, value: waiting.value, basedOn: version })
}

function keep(book: AnswerBook, waiting: WaitingAnswer): AnswerBook {
  return { ...book, waiting: new Map(book.waiting).set(waiting.question, waiting) }
}

function without(book: AnswerBook, question: string): AnswerBook {
  const waiting = new Map(book.waiting)
  waiting.delete(question)
  return { ...book, waiting }
}
