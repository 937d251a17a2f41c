import { type ReactNode, useId } from 'react'
import classes from './Plate.module.css'

interface Props {
  readonly heading: string
  /** What must be known before the figure is looked at. */
  readonly note?: ReactNode
  readonly plot?: ReactNode
  /** What holds for just this plate: what is seen, of what, and how to read it. */
  readonly caption: ReactNode
  /** How it is computed in full, for a methods section: to be opened up. The files have it in any case. */
  readonly recipe: ReactNode
  readonly table: ReactNode
  readonly downloads: ReactNode
  /** Under the table. */
  readonly children?: ReactNode
}

/** One plate of the book: a heading, the plot with its caption, the table with the same rows, and both as files. */
export const Plate = ({ heading, note, plot, caption, recipe, table, downloads, children }: Props) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.plate}>
      <h2 id={id}>{heading}</h2>
      {note && <p className={classes.note}>{note}</p>}
      <figure className={classes.figure}>
        {plot}
        <figcaption className={classes.caption}>{caption}</figcaption>
      </figure>
      <details className={classes.recipe}>
        <summary>How this is computed</summary>
        <p>{recipe}</p>
      </details>
      <div className={classes.foot}>{downloads}</div>
      <div className={classes.table}>{table}</div>
      {children}
    </section>
  )
}
