'use client'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Answer } from '@/core/question/answer'
import { openBook } from '@/core/question/answer-book'
import type { AnswerOutbox, AnswersView } from '@/core/question/answer-outbox'

const never = () => () => {}

/** The answers of a reading as they are worked on; without an outbox as the server gave them. */
export function useAnswers(outbox: AnswerOutbox | null, answers: readonly Answer[]): AnswersView {
  const still = useMemo((): AnswersView => ({ book: openBook(answers), state: { kind: 'saved' }, unkept: false }), [answers])
  const view = useSyncExternalStore(outbox?.subscribe ?? never, outbox?.view ?? (() => still), outbox?.view ?? (() => still))
  useEffect(() => {
    if (!outbox) return
    outbox.start()
    return () => outbox.stop()
  }, [outbox])
  return view
}
