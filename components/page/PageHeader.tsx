import type { ReactNode } from 'react'
import classes from './PageHeader.module.css'

interface Props {
  readonly title: ReactNode
  /** One line: what this page is for. */
  readonly explanation?: ReactNode
  /** A line above the title, such as the way back. */
  readonly above?: ReactNode
  /** Buttons at the right; under the title where the window is narrow. The most important one last. */
  readonly actions?: ReactNode
}

/** The head of a page: its one `h1`, what it is for, what can be done. */
export const PageHeader = ({ title, explanation, above, actions }: Props) => (
  <header className={classes.head}>
    <div className={classes.words}>
      {above && <div className={classes.above}>{above}</div>}
      <h1>{title}</h1>
      {explanation && <p className={classes.explanation}>{explanation}</p>}
    </div>
    {actions && <div className={classes.actions}>{actions}</div>}
  </header>
)
