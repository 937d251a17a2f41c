import classes from './SentBack.module.css'

/** Why a submitted article was sent back, in the lead's words: stands above its text while it is worked on again. */
export const SentBack = ({ because }: { readonly because: string }) => (
  <p className={classes.note}>
    Sent back to you: <span dir="auto" className={classes.because}>“{because}”</span>
  </p>
)
