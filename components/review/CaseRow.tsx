import { innerQuotes } from '@/core/text/inner-quotes'
import { Link } from '@/components/page/Link'
import type { Codebook } from '@/core/codebook/codebook'
import type { CaseLine } from '@/core/review/case-line'
import { ArticleName } from './ArticleName'
import { isWaiting } from '@/core/review/filters'
import { KindSigns } from './KindSign'
import { LiveState } from './LiveState'
import { Positions } from './Positions'
import type { ReviewArticle } from './review-article'
import { CaseMarks } from './StateMark'
import classes from './CaseRow.module.css'

interface Props {
  readonly line: CaseLine
  readonly href: string
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  /** The case that is on the screen. */
  readonly current?: boolean
  /** Where the list goes through articles: which one this case is of. */
  readonly article?: ReviewArticle | undefined
  /** For the narrow list at the side of a case. */
  readonly compact?: boolean
}

/** One case in a list: kind, quote, who stands where, state. All of it is the link. */
export const CaseRow = ({ line, href, codebook, current, article, compact }: Props) => (
  <Link href={href} className={classes.row} data-compact={compact || undefined} data-settled={((line.state === 'decided' || line.state === 'unanimous') && !isWaiting(line)) || undefined} aria-current={current ? 'page' : undefined}>
    <span className={classes.kinds}><KindSigns kinds={line.kinds} readers={line.positions.length} /></span>
    <span className={classes.words}>
      <q className={classes.quote} dir="auto">{innerQuotes(line.quote)}</q>
      {article && <span className={classes.article}><ArticleName article={article} /></span>}
    </span>
    <span className={classes.positions}><Positions positions={line.positions} codebook={codebook} /></span>
    <span className={classes.state}><LiveState line={line} />{line.marks && <CaseMarks marks={line.marks} />}</span>
  </Link>
)
