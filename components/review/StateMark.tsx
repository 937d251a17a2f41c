import type { CaseMark } from '@/core/discussion/case-message'
import type { CaseStateKind } from '@/core/review/filters'
import classes from './StateMark.module.css'

/** How the state of a case is written for people. */
export const stateNames: Readonly<Record<CaseStateKind, string>> = {
  needsAnotherLook: 'Needs another look',
  open: 'Open',
  asked: 'Asked',
  decided: 'Decided',
  unanimous: 'Unanimous',
}

/** How what was said about a case is written for people. */
export const markNames: Readonly<Record<CaseMark, string>> = { objected: 'Objection', answered: 'Answered', discussed: 'Discussed' }

/** What was said about a case: of several the first says all that a list has to. */
export const CaseMarks = ({ marks }: { readonly marks: readonly CaseMark[] }) => marks[0] && (
  <span className={classes.mark} data-mark={marks[0]}>{markNames[marks[0]]}</span>
)

/** What is open needs no sign: a circle would read like the hollow dot of somebody who marked nothing. */
const signs: Partial<Record<CaseStateKind, string>> = { needsAnotherLook: '↻', decided: '✓', asked: '?' }

interface Props {
  readonly state: CaseStateKind
  /** “Accept A, C”; stands in place of “Decided”. */
  readonly verdict?: string | null
}

/** How far a case is: a sign and a word, and the verdict where there is one. */
export const StateMark = ({ state, verdict }: Props) => (
  <span className={classes.state} data-state={state}>
    {signs[state] && <span aria-hidden className={classes.sign}>{signs[state]}</span>}
    <span>
      {state === 'decided' && verdict ? <><span className={classes.unseen}>Decided: </span>{verdict}</> : stateNames[state]}
    </span>
  </span>
)
