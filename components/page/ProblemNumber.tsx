import classes from './QuietPage.module.css'

/** The number under which the server has noted an error, to be told to whoever runs it. Nothing where there is none. */
export const ProblemNumber = ({ error }: { readonly error: unknown }) => {
  const digest = error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
  return digest ? <p className={classes.number}>If it stays, tell whoever runs this server the number {digest}.</p> : null
}
