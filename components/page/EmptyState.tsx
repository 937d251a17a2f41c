import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

interface Props {
  /** What will be here, as a sentence: “The articles given to you will stand here.” */
  readonly title: string
  /** Why it is empty, or how it gets filled. */
  readonly children?: ReactNode
  /** The one next step: a link or a button. */
  readonly action?: ReactNode
}

/** Where nothing is yet: says what will be here, and offers the one next step. */
export const EmptyState = ({ title, children, action }: Props) => (
  <div className={classes.empty}>
    <p className={classes.title}>{title}</p>
    {children && <div className={classes.words}>{children}</div>}
    {action && <div className={classes.action}>{action}</div>}
  </div>
)
