import { Link } from '@/components/page/Link'
import type { Codebook } from '@/core/codebook/codebook'
import type { CaseLine } from '@/core/review/case-line'
import { KindSigns } from './KindSign'
import { Positions } from './Positions'
import { CaseMarks, StateMark } from './StateMark'
import classes from './CaseRow.module.css'

interface Props {
  readonly line: CaseLine
  readonly href: string
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  /** The case that is on the screen. */
  readonly current?: boolean
  /** For the narrow list at the side of a case. */
  readonly compact?: boolean
}

/** One case in a list: kind, quote, who stands where, state. All of it is the link. */
export const CaseRow = ({ line, href, codebook, current, compact }: Props) => (
  <Link href={href} className={classes.row} data-compact={compact || undefined} data-settled={line.state === 'decided' || line.state === 'unanimous' || undefined} aria-current={current ? 'page' : undefined}>
    <span className={classes.kinds}><KindSigns kinds={line.kinds} /></span>
    <q className={classes.quote} dir="auto">{line.quote}</q>
    <span className={classes.positions}><Positions positions={line.positions} codebook={codebook} /></span>
    <span className={classes.state}>{line.state !== 'unanimous' && <StateMark state={line.state} verdict={line.verdict} />}{line.marks && <CaseMarks marks={line.marks} />}</span>
  </Link>
)
