import type { ReactNode } from 'react'
import classes from './QuietPage.module.css'

interface Props {
  readonly title: string
  /** A line or two under the title. */
  readonly explanation?: ReactNode
  readonly children?: ReactNode
  /** As wide as a form, or as a page of text. */
  readonly width?: 'form' | 'text'
}

/** A page outside every project: sign-in, invitation, what is not there, what went wrong. */
export const QuietPage = ({ title, explanation, children, width = 'form' }: Props) => (
  <main className={classes.page} data-width={width}>
    <p className={classes.mark}>Crossread</p>
    <h1 className={classes.title}>{title}</h1>
    {explanation && <div className={classes.explanation}>{explanation}</div>}
    {children && <div className={classes.body}>{children}</div>}
  </main>
)

/** Class names for what stands on a quiet page. */
export const quietClasses = { button: classes.button }
