import { useId } from 'react'
import { ArticleTitle } from '@/components/article/ArticleTitle'
import { Link } from '@/components/page/Link'
import type { WorkRow } from './MyWork'
import classes from './MyWork.module.css'
import { MyWorkFacts } from './MyWorkFacts'

interface Props {
  /** The state that all rows are in, as a heading. */
  readonly name: string
  readonly rows: readonly WorkRow[]
}

/** The articles of one state; nothing at all where there are none. */
export const MyWorkList = ({ name, rows }: Props) => {
  const id = useId()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.listHead}>{name} <span className={classes.count}>{rows.length}</span></h2>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <Link href={row.href} className={classes.rowTitle}><ArticleTitle title={row.title} openingWords={row.openingWords} /></Link>
            <span className={classes.facts}><MyWorkFacts row={row} /></span>
            {row.reopenedBecause && <span className={classes.because} dir="auto">“{row.reopenedBecause}”</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
