'use client'
import { type ReactNode, useMemo } from 'react'
import type { Codebook, Question } from '@/core/codebook/codebook'
import type { Answer, AnswerValue } from '@/core/question/answer'
import { valueOf, valuesOf } from '@/core/question/answer-book'
import type { AnswerOutbox } from '@/core/question/answer-outbox'
import { type Circumstances, entitiesIn, questionsAsked, unanswered } from '@/core/question/questions'
import type { OutboxView } from '@/core/saving/outbox'
import { together } from '@/core/saving/saved-state'
import { QuestionPanel } from './QuestionPanel'
import { useAnswers } from './use-answers'

/** What a reading page knows of its questions about the whole article. */
export interface QuestionsGiven {
  /** What the reader has answered so far, as the server has it. */
  readonly answers?: readonly Answer[]
  /** Where answers go; must be the same object for the life of the page. */
  readonly answerOutbox?: AnswerOutbox | null
  /** Which conditions of questions hold for this reading. */
  readonly circumstances?: Circumstances
}

/** The questions of a reading at work. */
export interface Questions {
  /** None where nothing is asked. */
  readonly asked: readonly Question[]
  /** Those that still want an answer. */
  readonly left: readonly Question[]
  /** Every name that stands in an answer. */
  readonly names: readonly string[]
  /** The question whose answer waits for the reader's choice. */
  readonly troubled: string | undefined
  /** The saved state of annotations and answers as one. */
  savedWith(annotations: OutboxView): OutboxView
  /** What stands in the side panel; without `onAnswer` the answers are read only. */
  panel(onAnswer: ((question: string, value: AnswerValue | null) => void) | null): ReactNode
  /** The answers as they are at this moment, and the way to change one; null where they are read only. The same object as long as the page is open. */
  readonly answering: { valueOf(question: string): AnswerValue | null; answer(question: string, value: AnswerValue | null): void } | null
  retry(): void
}

const noAnswers: readonly Answer[] = []
const none: Circumstances = new Set()

/** Puts the questions of a codebook to somebody; `asking` is false where the reader has no assignment. */
export function useQuestions(codebook: Codebook, asking: boolean, { answers = noAnswers, answerOutbox = null, circumstances = none }: QuestionsGiven): Questions {
  const { book, state, unkept } = useAnswers(answerOutbox, answers)
  const given = useMemo(() => valuesOf(book), [book])
  const asked = useMemo(() => (asking ? questionsAsked(codebook, circumstances) : []), [asking, codebook, circumstances])
  return {
    asked,
    left: useMemo(() => unanswered(asked, given), [asked, given]),
    names: useMemo(() => entitiesIn(given.values()), [given]),
    troubled: [...book.waiting.values()].find(({ trouble }) => trouble)?.question,
    savedWith: (annotations) => ({ state: together(annotations.state, state), unkept: annotations.unkept || unkept }),
    panel: (onAnswer) => (
      <QuestionPanel
        codebook={codebook} questions={asked} book={book} onAnswer={answerOutbox && onAnswer}
        onResolve={(question, choice) => answerOutbox?.resolve(question, choice)}
      />
    ),
    answering: useMemo(() => answerOutbox && { valueOf: (question) => valueOf(answerOutbox.view().book, question), answer: answerOutbox.answer }, [answerOutbox]),
    retry: () => answerOutbox?.retry(),
  }
}
