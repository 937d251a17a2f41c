'use client'
import { useEffect, useId, useRef } from 'react'
import { MaskedWords } from '@/components/outlet/MaskedWords'
import type { NewAnswer } from '@/core/flag/new-answers'
import classes from './Flag.module.css'

interface Props {
  readonly answers: readonly NewAnswer[]
  /** They are on the page, and it is being looked at. */
  readonly onSeen: () => void
}

/** What reviewers have answered since the article was open last: above its text, once. The cards keep it. */
export const NewAnswers = ({ answers, onSeen }: Props) => {
  const heading = useId()
  const told = useRef(false)

  useEffect(() => {
    const tell = () => {
      if (told.current || document.visibilityState !== 'visible') return
      told.current = true
      onSeen()
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [onSeen])

  return (
    <section className={classes.news} aria-labelledby={heading}>
      <h2 id={heading}>{answers.length === 1 ? 'A reviewer has answered you' : `Reviewers have answered ${answers.length} times`}</h2>
      <ul>
        {answers.map(({ id, quote, text }) => (
          <li key={id}>
            <q dir="auto"><MaskedWords words={quote} /></q>
            <span className={classes.words} dir="auto"><MaskedWords words={text} /></span>
          </li>
        ))}
      </ul>
    </section>
  )
}
