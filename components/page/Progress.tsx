import classes from './Progress.module.css'

interface Props {
  readonly done: number
  readonly total: number
  /** What is counted, after the numbers: “submitted” gives “2 of 5 submitted”. */
  readonly noun: string
}

/** A bar with its counts beside it: how far something is. Never a bar without the numbers. */
export const Progress = ({ done, total, noun }: Props) => {
  const words = `${done} of ${total} ${noun}`
  return (
    <div className={classes.progress}>
      <div
        role="progressbar"
        aria-label={noun}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
        className={classes.bar}
      >
        <div className={classes.done} style={{ width: `${total ? (100 * done) / total : 0}%` }} />
      </div>
      <span className={classes.words}>{words}</span>
    </div>
  )
}
