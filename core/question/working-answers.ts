import type { QueuedWrite } from '../saving/queue'
import type { PutAnswer } from '../saving/write'
import { type Answer, type AnswerValue, sameValue } from './answer'

/**
 * The answers of one assignment as their owner works on them: what the server has confirmed, and on top of it what this
 * tab wrote and the server has not. Pure; the writes themselves are in the outbox, with those to annotations.
 */
export interface WorkingAnswers {
  readonly stored: ReadonlyMap<string, Answer>
  /** The latest write of each question, with what it waits for. */
  readonly unsent: ReadonlyMap<string, QueuedAnswer>
}

/** An answer in the outbox. */
export type QueuedAnswer = QueuedWrite & { readonly write: PutAnswer }

/** The answers as the server gave them, those it has confirmed since, and those in the outbox, oldest first. */
export function workingAnswers(given: readonly Answer[], confirmed: ReadonlyMap<string, Answer>, unsent: readonly QueuedWrite[]): WorkingAnswers {
  const stored = new Map(given.map((answer) => [answer.question, answer]))
  for (const [question, answer] of confirmed) if (answer.version >= (stored.get(question)?.version ?? 0)) stored.set(question, answer)
  return { stored, unsent: new Map(unsent.filter(isAnswerWrite).map((item) => [item.write.id, item])) }
}

/** The write that answers a question; undefined where that changes nothing. `null` takes the answer back. */
export function say(answers: WorkingAnswers, question: string, value: AnswerValue | null): PutAnswer | undefined {
  if (sameValue(value, valueOf(answers, question))) return undefined
  return { kind: 'answer', id: question, basedOn: answers.stored.get(question)?.version ?? 0, value }
}

/** What its owner sees as the answer to a question. */
export function valueOf({ stored, unsent }: WorkingAnswers, question: string): AnswerValue | null {
  const item = unsent.get(question)
  return item ? item.write.value : (stored.get(question)?.value ?? null)
}

/** All answers as their owner sees them. */
export function valuesOf(answers: WorkingAnswers): ReadonlyMap<string, { readonly value: AnswerValue | null }> {
  const questions = new Set([...answers.stored.keys(), ...answers.unsent.keys()])
  return new Map([...questions].map((question) => [question, { value: valueOf(answers, question) }]))
}

/** Whether it is an answer that waits there. */
export function isAnswerWrite(item: QueuedWrite): item is QueuedAnswer {
  return item.write.kind === 'answer'
}
