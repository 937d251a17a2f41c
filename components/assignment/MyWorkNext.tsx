'use client'
import { Button, Kbd } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { AssignmentState } from '@/core/assignment/assignment'
import { ArticleTitle } from '@/components/article/ArticleTitle'
import { Link } from '@/components/page/Link'
import type { WorkRow } from './MyWork'
import classes from './MyWork.module.css'
import { MyWorkFacts } from './MyWorkFacts'

const words: Record<Exclude<AssignmentState, 'submitted'>, { readonly above: string; readonly button: string }> = {
  assigned: { above: 'Next', button: 'Begin' },
  inProgress: { above: 'Go on with', button: 'Continue' },
  reopened: { above: 'Sent back to you', button: 'Open again' },
}

/** The article to go on with. Enter opens it from anywhere on the page that does not use Enter itself. */
export const MyWorkNext = ({ row }: { readonly row: WorkRow }) => {
  const link = useRef<HTMLAnchorElement>(null)
  const { above, button } = words[row.state === 'submitted' ? 'assigned' : row.state]

  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      const free = event.target === document.body || (event.target instanceof HTMLElement && event.target.matches('main'))
      if (event.key === 'Enter' && free && !event.defaultPrevented && !event.repeat && !(event.ctrlKey || event.metaKey || event.altKey)) link.current?.click()
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [])

  return (
    <section className={classes.next} aria-labelledby="next">
      <p className={classes.above}>{above}</p>
      <h2 id="next" className={classes.nextTitle}><ArticleTitle title={row.title} openingWords={row.openingWords} /></h2>
      <p className={classes.facts}><MyWorkFacts row={row} /></p>
      {row.state === 'reopened' && row.reopenedBecause && <p className={classes.because} dir="auto">“{row.reopenedBecause}”</p>}
      <div className={classes.go}>
        <Button ref={link} component={Link} href={row.href} size="md" aria-describedby="next">{button}</Button>
        <span className={classes.key}>or press <Kbd>Enter</Kbd></span>
      </div>
    </section>
  )
}
