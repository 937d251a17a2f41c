import { ProblemNote } from '../page/ProblemNote'
import classes from './LateWorkNote.module.css'

/** Above a page: what this browser still had, and could only be handed to the lead. `count` is never 0. */
export const LateWorkNote = ({ count }: { readonly count: number }) => (
  <div className={classes.note}>
    <ProblemNote
      what={`${count === 1 ? 'One change' : `${count} changes`} that this browser still had came too late: the article was submitted, or is no longer yours.`}
      kept="Nothing of it is lost: the lead can read what you had written."
    />
  </div>
)
