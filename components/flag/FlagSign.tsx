'use client'
import { use } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { isFlagged, waitsForAnswer } from '@/core/flag/flag'
import classes from './Flag.module.css'
import { FlagsOfReading } from './flags'

interface Props {
  readonly annotation: Annotation
  /** In a line of its own a word is too much: a small sign, with the word for those who hear it. */
  readonly size: 'rest' | 'line'
}

/** On a closed card: that a reviewer was asked, or has answered. */
export const FlagSign = ({ annotation, size }: Props) => {
  const messages = use(FlagsOfReading)?.messagesOf(annotation.id) ?? []
  const answered = messages.length > 0 && !waitsForAnswer(messages)
  if (!isFlagged(annotation) && !answered) return null
  return <span className={classes.sign} data-size={size} data-answered={answered || undefined}>{answered ? 'answered' : 'asked a reviewer'}</span>
}
