'use client'
import type { CaseLine } from '@/core/review/case-line'
import { isOutdated } from '@/core/review/meanwhile'
import classes from './LiveState.module.css'
import { useMeanwhile } from './meanwhile-context'
import { StateMark } from './StateMark'

/** How far a case is; where somebody else decided it since the list was read, what it is now, and who. The row stays where it is. */
export const LiveState = ({ line }: { readonly line: CaseLine }) => {
  const meanwhile = useMeanwhile(line.key)
  if (!meanwhile || !isOutdated(line, meanwhile)) return line.state !== 'unanimous' && <StateMark state={line.state} verdict={line.verdict} />
  return (
    <span className={classes.live}>
      <StateMark state={meanwhile.line.state} verdict={meanwhile.line.verdict} />
      <span className={classes.by}>just now, by {meanwhile.by}</span>
    </span>
  )
}
