'use client'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Codebook } from '@/core/codebook/codebook'
import type { Lane } from '@/core/disagreement/case'
import { verdictWords } from '@/core/review/verdict-words'
import { DecisionLine } from './DecisionLine'
import type { Conflict } from './use-verdict'
import classes from './ConflictChoice.module.css'

interface Props {
  readonly conflict: Conflict
  /** Whoever decides here has decided it before, in another window. */
  readonly own: boolean
  readonly lanes: readonly Lane[]
  readonly codebook: Pick<Codebook, 'tags'>
  readonly saving: boolean
  readonly onKeepTheirs: () => void
  readonly onInsist: () => void
}

/** The same case decided twice: both verdicts side by side, and nothing overwritten until somebody chooses. */
export const ConflictChoice = ({ conflict: { theirs, mine }, own, lanes, codebook, saving, onKeepTheirs, onInsist }: Props) => {
  const what = useRef<HTMLParagraphElement>(null)
  // What had the focus has gone, and nothing is done until this is answered.
  useEffect(() => what.current?.focus(), [])
  return (
    <div role="alert" className={classes.conflict}>
      <p ref={what} tabIndex={-1} className={classes.what}>{own ? 'You decided this case in another window. What you chose here is not saved yet; both stay in the history.' : `${theirs.decidedBy.name} decided this case while you were at it. Yours is not saved yet; both stay in the history.`}</p>
      <div className={classes.pair}>
        <div className={classes.side}>
          <span className={classes.whose}>There now</span>
          <DecisionLine decision={theirs} lanes={lanes} codebook={codebook} />
          <Button variant="default" onClick={onKeepTheirs}>{own ? 'Keep that one' : 'Keep theirs'}</Button>
        </div>
        <div className={classes.side}>
          <span className={classes.whose}>{own ? 'Here' : 'Yours'}</span>
          <p><strong>{verdictWords(mine, { lanes })}</strong> · <q dir="auto">{mine.reason}</q></p>
          <Button onClick={onInsist} loading={saving}>{own ? 'Put this one in its place' : 'Put mine in its place'}</Button>
        </div>
      </div>
    </div>
  )
}
