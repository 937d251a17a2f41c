'use client'
import { useState } from 'react'
import type { Question } from '@/core/codebook/codebook'
import classes from './Questions.module.css'

interface Props {
  /** Those before reading that have no answer yet. */
  readonly questions: readonly Question[]
  /** Shows a question, and puts the focus on it. */
  readonly onAnswer: (question: string) => void
  /** Somebody reads on without answering. */
  readonly onSkip: () => void
}

/** Above the text: that something is asked before it is read. It stands in nobody's way. */
export const BeforeReading = ({ questions, onAnswer, onSkip }: Props) => {
  const [skipped, setSkipped] = useState(false)
  const [first] = questions
  if (!first || skipped) return null
  const one = questions.length === 1
  return (
    <section aria-label="Asked before reading" className={classes.before} data-print="no">
      <p>
        {`Before you read: the codebook asks ${one ? 'a question' : `${questions.length} questions`} that the text should not have answered for you.`}
        {questions.every(({ optional }) => optional) && (one ? ' It is optional.' : ' They are optional.')}
      </p>
      <button type="button" onClick={() => onAnswer(first.key)}>{one ? 'Answer it first' : 'Answer them first'}</button>
      <button
        type="button"
        onClick={() => {
          setSkipped(true)
          onSkip()
        }}
      >
        Read without answering
      </button>
    </section>
  )
}
