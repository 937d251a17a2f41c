import type { ReactNode } from 'react'
import classes from './Definitions.module.css'

interface Props {
  readonly children: ReactNode
}

interface DefinitionProps {
  readonly term: ReactNode
  readonly children: ReactNode
}

/** A list of terms and what they mean or are; holds `Definition`s. */
export const Definitions = ({ children }: Props) => <dl className={classes.list}>{children}</dl>

/** One term and what it is: side by side, or one over the other where the window is narrow. */
export const Definition = ({ term, children }: DefinitionProps) => (
  <div className={classes.pair}>
    <dt className={classes.term}>{term}</dt>
    <dd className={classes.meaning}>{children}</dd>
  </div>
)
