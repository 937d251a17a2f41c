'use client'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Answer, AnswerValue } from '@/core/question/answer'
import { type QueuedAnswer, type WorkingAnswers, isAnswerWrite, say, valueOf, workingAnswers } from '@/core/question/working-answers'
import type { Outbox } from '@/core/saving/outbox'
import { type QueuedWrite, isFree } from '@/core/saving/queue'
import type { SavedState } from '@/core/saving/saved-state'
import { unsentOf } from '@/core/saving/unsent-of'
import { isAnswer } from '@/core/saving/write'

/** The answers as they are at this moment, and the way to change one. */
export interface Answering {
  valueOf(question: string): AnswerValue | null
  answer(question: string, value: AnswerValue | null): void
}

/** Answers at work. */
export interface AnswersAtWork {
  readonly answers: WorkingAnswers
  /** Answers that wait for a person, by question: also those that closed tabs left, which `answers` has not. */
  readonly troubles: ReadonlyMap<string, QueuedAnswer>
  /** What is answered at this moment, also between two drawings of the page. */
  valueNow(question: string): AnswerValue | null
  /** Answers a question; `null` takes the answer back. */
  say(question: string, value: AnswerValue | null): void
  /** Settles what needs a person. */
  resolve(question: string, choice: 'mine' | 'theirs'): void
  /** Takes over what the server has by now, but for what waits here; gives how many that changed. */
  bringIn(given: readonly Answer[]): number
}

const never = () => () => {}
const nothing: readonly QueuedWrite[] = []

/** The answers of a reading as they are worked on; without an outbox as the server gave them. Whoever opens the outbox starts it. */
export function useAnswers(outbox: Outbox | null, given: readonly Answer[]): AnswersAtWork {
  const unsentNow = useMemo(() => unsentOf(outbox, isAnswerWrite), [outbox])
  const unsent = useSyncExternalStore(outbox?.subscribe ?? never, unsentNow, unsentNow)
  const troubledNow = () => troublesOf(outbox?.view().state)
  const troubled = useSyncExternalStore(outbox?.subscribe ?? never, troubledNow, troubledNow)
  const troubles = useMemo(() => new Map(troubled.filter(isAnswerWrite).map((item) => [item.write.id, item])), [troubled])
  const [confirmed, setConfirmed] = useState<ReadonlyMap<string, Answer>>(new Map())
  const keep = useCallback((answer: Answer) => setConfirmed((before) => (answer.version < (before.get(answer.question)?.version ?? 0) ? before : new Map(before).set(answer.question, answer))), [])
  useEffect(() => outbox?.subscribe((stored) => {
    if (stored && isAnswer(stored)) keep(stored)
  }), [outbox, keep])
  const answers = useMemo(() => workingAnswers(given, confirmed, unsent), [given, confirmed, unsent])
  const latest = useRef(answers)
  useEffect(() => {
    latest.current = answers
  }, [answers])
  // Against what is in the outbox at this moment: several answers may come before the page is drawn again.
  const now = useCallback(() => workingAnswers([...latest.current.stored.values()], new Map(), outbox?.view().unsent ?? nothing), [outbox])
  return {
    answers,
    troubles,
    valueNow: useCallback((question) => valueOf(now(), question), [now]),
    say: useCallback((question, value) => {
      const write = outbox && say(now(), question, value)
      if (write) outbox.write(write)
    }, [outbox, now]),
    bringIn: useCallback((brought) => {
      const waiting = new Set(outbox?.view().unsent.map(({ write }) => write.id))
      const { stored } = latest.current
      const changed = brought.filter(({ question, version }) => !waiting.has(question) && version > (stored.get(question)?.version ?? 0))
      for (const one of changed) keep(one)
      return changed.length
    }, [outbox, keep]),
    resolve: useCallback((question, choice) => {
      if (!outbox) return
      const { state, unsent: own } = outbox.view()
      const item = troublesOf(state).find(({ write }) => write.id === question)
      // What this tab has yet to send was not chosen against the other answer, and is not based on it.
      const shown = item && (own.includes(item) || isFree(question, own))
      if (choice === 'theirs' && shown && item.trouble?.kind === 'conflict' && isAnswer(item.trouble.current)) keep(item.trouble.current)
      outbox.resolve(question, choice)
    }, [outbox, keep]),
  }
}

function troublesOf(state: SavedState | undefined): readonly QueuedWrite[] {
  return state?.kind === 'needsYou' ? state.troubles : nothing
}
