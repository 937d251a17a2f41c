'use client'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Answer, AnswerValue } from '@/core/question/answer'
import { type WorkingAnswers, say, valueOf, workingAnswers } from '@/core/question/working-answers'
import type { Outbox } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { isAnswer } from '@/core/saving/write'

/** The answers as they are at this moment, and the way to change one. */
export interface Answering {
  valueOf(question: string): AnswerValue | null
  answer(question: string, value: AnswerValue | null): void
}

/** Answers at work. */
export interface AnswersAtWork {
  readonly answers: WorkingAnswers
  /** What is answered at this moment, also between two drawings of the page. */
  valueNow(question: string): AnswerValue | null
  /** Answers a question; `null` takes the answer back. */
  say(question: string, value: AnswerValue | null): void
  /** Settles what needs a person. */
  resolve(question: string, choice: 'mine' | 'theirs'): void
}

const never = () => () => {}
const nothing: readonly QueuedWrite[] = []

/** The answers of a reading as they are worked on; without an outbox as the server gave them. Whoever opens the outbox starts it. */
export function useAnswers(outbox: Outbox | null, given: readonly Answer[]): AnswersAtWork {
  const unsentNow = () => outbox?.view().unsent ?? nothing
  const unsent = useSyncExternalStore(outbox?.subscribe ?? never, unsentNow, unsentNow)
  const [confirmed, setConfirmed] = useState<ReadonlyMap<string, Answer>>(new Map())
  const keep = useCallback((answer: Answer) => setConfirmed((before) => new Map(before).set(answer.question, answer)), [])
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
    valueNow: useCallback((question) => valueOf(now(), question), [now]),
    say: useCallback((question, value) => {
      const write = outbox && say(now(), question, value)
      if (write) outbox.write(write)
    }, [outbox, now]),
    resolve: useCallback((question, choice) => {
      const trouble = latest.current.unsent.get(question)?.trouble
      if (choice === 'theirs' && trouble?.kind === 'conflict' && isAnswer(trouble.current)) keep(trouble.current)
      outbox?.resolve(question, choice)
    }, [outbox, keep]),
  }
}
