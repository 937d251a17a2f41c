'use client'
import { type ReactNode, useMemo } from 'react'
import type { Codebook, Question } from '@/core/codebook/codebook'
import type { Answer, AnswerValue } from '@/core/question/answer'
import { type Circumstances, entitiesIn, isAnswered, questionsAsked, unanswered } from '@/core/question/questions'
import { valuesOf } from '@/core/question/working-answers'
import type { Outbox } from '@/core/saving/outbox'
import { QuestionPanel } from './later-panel'
import { type Answering, useAnswers } from './use-answers'

/** What a reading page knows of its questions about the whole article. */
export interface QuestionsGiven {
  /** What the reader has answered so far, as the server has it. */
  readonly answers?: readonly Answer[]
  /** Which conditions of questions hold for this reading. */
  readonly circumstances?: Circumstances
}

/** The questions of a reading at work. */
export interface Questions {
  /** None where nothing is asked. */
  readonly asked: readonly Question[]
  /** Those that still want an answer. */
  readonly left: readonly Question[]
  /** Those that are best answered before the text is read, and are not yet: optional ones too. */
  readonly before: readonly Question[]
  /** Every name that stands in an answer. */
  readonly names: readonly string[]
  /** The question whose answer waits for the reader's choice. */
  readonly troubled: string | undefined
  /** What stands in the side panel; without `onAnswer` the answers are read only. */
  panel(onAnswer: ((question: string, value: AnswerValue | null) => void) | null): ReactNode
  /** The answers as they are at this moment, and the way to change one; null where they are read only. The same object as long as the page is open. */
  readonly answering: Answering | null
  /** As the server last confirmed them. */
  readonly stored: ReadonlyMap<string, Answer>
  /** Takes over what the server has by now, but for what waits here; gives how many that changed. */
  bringIn(given: readonly Answer[]): number
}

const noAnswers: readonly Answer[] = []
const none: Circumstances = new Set()

/** Puts the questions of a codebook to somebody; `asking` is false where the reader has no assignment. */
export function useQuestions(codebook: Codebook, asking: boolean, outbox: Outbox | null, { answers = noAnswers, circumstances = none }: QuestionsGiven): Questions {
  const work = useAnswers(outbox, answers)
  const given = useMemo(() => valuesOf(work.answers), [work.answers])
  const asked = useMemo(() => (asking ? questionsAsked(codebook, circumstances) : []), [asking, codebook, circumstances])
  return {
    asked,
    left: useMemo(() => unanswered(asked, given), [asked, given]),
    before: useMemo(() => asked.filter(({ key, when }) => when === 'before' && !isAnswered(given.get(key)?.value ?? null)), [asked, given]),
    names: useMemo(() => entitiesIn(given.values()), [given]),
    troubled: work.troubles.keys().next().value,
    panel: (onAnswer) => (
      <QuestionPanel codebook={codebook} questions={asked} answers={work.answers} troubles={work.troubles} onAnswer={outbox && onAnswer} onResolve={work.resolve} />
    ),
    stored: work.answers.stored,
    bringIn: work.bringIn,
    answering: useMemo(() => outbox && { valueOf: work.valueNow, answer: work.say }, [outbox, work.valueNow, work.say]),
  }
}
