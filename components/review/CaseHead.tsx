import { UnstyledButton } from '@mantine/core'
import type { RefObject } from 'react'
import { Link } from '@/components/page/Link'
import type { Case } from '@/core/disagreement/case'
import type { CaseLine } from '@/core/review/case-line'
import { countBound, countWords } from '@/core/review/filters'
import { neighboursOf, type Walk } from '@/core/review/order'
import { ArticleName } from './ArticleName'
import { Key } from './Key'
import { KindSigns } from './KindSign'
import type { ReviewArticle } from './review-article'
import classes from './CaseHead.module.css'

interface Props {
  /** Takes the focus when the case comes. */
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly one: Case
  readonly article: ReviewArticle
  readonly walk: Walk
  readonly listHref: string
  /** What the way back to the list is called. */
  readonly listName: string
  readonly caseHref: (line: CaseLine) => string
  readonly onHelp: () => void
}

/** Which case this is, of which article, and the ways out of it. */
export const CaseHead = ({ heading, one, article, walk, listHref, listName, caseHref, onHelp }: Props) => {
  const neighbours = neighboursOf(walk, one.key)
  return (
    <header className={classes.head}>
      <div className={classes.top}>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {walk.index === undefined ? 'Case' : `Case ${walk.index + 1} of ${countWords(walk.count ?? countBound)}`}
        </h1>
        <span className={classes.kinds}><KindSigns kinds={one.kinds} readers={one.lanes.length} /></span>
        <nav aria-label="Between cases" className={classes.ways}>
          <Link href={listHref} aria-keyshortcuts="l">{listName}</Link>
          {neighbours.previous ? <Link href={caseHref(neighbours.previous)} aria-keyshortcuts="ArrowLeft k" rel="prev">← Previous</Link> : <span className={classes.end}>← Previous</span>}
          {neighbours.next ? <Link href={caseHref(neighbours.next)} aria-keyshortcuts="ArrowRight j" rel="next">Next →</Link> : <span className={classes.end}>Next →</span>}
          <UnstyledButton className={classes.help} onClick={onHelp} aria-label="Keys" aria-keyshortcuts="?"><Key>?</Key></UnstyledButton>
        </nav>
      </div>
      <p className={classes.article}><ArticleName article={article} linked /></p>
    </header>
  )
}
