import classes from './SentBack.module.css'

/** Says what a second pass is: stands above its text. */
export const SecondPass = () => (
  <p className={classes.note}>
    Second pass: you know the outlet now. It begins with what you marked the first time; change what you see otherwise, and submit. Your first pass stays as it was.
  </p>
)
