import { type DisagreementKind, disagreementNames } from '@/core/disagreement/case'
import classes from './KindSign.module.css'

type Stroke = readonly [from: number, to: number, row: number, absent?: boolean]

/** Two readings, one over the other, as the kind has them: small enough for a line of text, and never without its word. */
const strokes: Readonly<Record<DisagreementKind | 'unanimous' | 'alone', readonly Stroke[]>> = {
  presence: [[1, 15, 3], [1, 15, 9, true]],
  boundary: [[1, 11, 3], [5, 15, 9]],
  tag: [[1, 15, 3], [1, 15, 9]],
  nesting: [[1, 15, 3], [5, 11, 9]],
  unanimous: [[1, 15, 3], [1, 15, 9]],
  alone: [[1, 15, 6]],
}

interface Props {
  readonly kind: DisagreementKind | 'unanimous' | 'alone'
}

/** How the annotators differ: a small sign with its word. */
export const KindSign = ({ kind }: Props) => (
  <span className={classes.kind}>
    <svg aria-hidden width="16" height="12" viewBox="0 0 16 12" className={classes.sign}>
      {strokes[kind].map(([from, to, row, absent]) => (
        <line
          key={row}
          x1={from}
          x2={to}
          y1={row}
          y2={row}
          className={classes.stroke}
          data-as={absent ? 'absent' : kind === 'tag' && row === 9 ? 'other' : undefined}
        />
      ))}
    </svg>
    {kind === 'unanimous' ? 'Unanimous' : kind === 'alone' ? 'One reader' : disagreementNames[kind]}
  </span>
)

/** All kinds of a case, or that it is unanimous. With one reader there is nothing to be unanimous with. */
export const KindSigns = ({ kinds, readers }: { readonly kinds: readonly DisagreementKind[]; readonly readers: number }) => (
  <span className={classes.kinds}>
    {kinds.length === 0 ? <KindSign kind={readers === 1 ? 'alone' : 'unanimous'} /> : kinds.map((kind) => <KindSign key={kind} kind={kind} />)}
  </span>
)
