import type { ReactNode } from 'react'
import classes from './ProblemNote.module.css'

interface Props {
  /** What happened, in one sentence: a `Problem.message` as it stands. */
  readonly what: ReactNode
  /** What was kept: “Your note is still here.” Leave out only where nothing could be lost. */
  readonly kept?: ReactNode
  /** What to do now. */
  readonly next?: ReactNode
  /** A button that does it. */
  readonly action?: ReactNode
}

/** Something went wrong. Read out at once by a screen reader, so show it only when it has happened. */
export const ProblemNote = ({ what, kept, next, action }: Props) => (
  <div role="alert" className={classes.note}>
    <p className={classes.what}>{what}</p>
    {(kept || next) && (
      <p className={classes.more}>
        {kept}
        {kept && next && ' '}
        {next}
      </p>
    )}
    {action && <div className={classes.action}>{action}</div>}
  </div>
)
