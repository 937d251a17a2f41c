import { assignmentStateNames, type AssignmentCell } from '@/core/assignment/assignment'
import { many } from '@/core/counted'
import classes from './AssignmentTable.module.css'

interface Props {
  /** Undefined where the article is not assigned. */
  readonly cell: AssignmentCell | undefined
  readonly annotator: string
  readonly article: string
  /** Nothing can be assigned to this annotator: there is no box, but what they have not submitted can be taken away. */
  readonly closed: boolean
  /** What makes it a stop of the arrow keys. */
  readonly focus: { readonly tabIndex: number; readonly onFocus: () => void; readonly 'data-place': string }
  readonly onToggle: () => void
  readonly onReopen: () => void
}

/** One annotator and one article: a box to tick, with the state in words; once submitted, a button that gives it back. */
export const AssignmentTableCell = ({ cell, annotator, article, closed, focus, onToggle, onReopen }: Props) => {
  const about = <span className={classes.unseen}>{`${annotator}, “${article}”: `}</span>
  if (cell?.state === 'submitted') {
    return (
      <button {...focus} type="button" className={classes.submitted} onClick={onReopen}>
        <span aria-hidden className={classes.tick}>✓</span>
        <span>
          {about}
          {words(cell)}
          <span className={classes.unseen}>. Send back…</span>
        </span>
      </button>
    )
  }
  if (closed) {
    return (
      <span className={classes.state} data-state={cell?.state}>
        {about}
        {cell && words(cell)}
        <button {...focus} type="button" className={classes.all} onClick={onToggle}>take away</button>
      </span>
    )
  }
  return (
    <label className={classes.box}>
      <input {...focus} type="checkbox" checked={cell !== undefined} onChange={onToggle} />
      <span className={classes.state} data-state={cell?.state}>
        {about}
        {cell ? words(cell) : <span className={classes.unseen}>not assigned</span>}
      </span>
    </label>
  )
}

/** What somebody has of an article who can be given nothing, and whose work nobody can send back: words alone. */
export const AssignmentTableFact = ({ cell, annotator, article }: Pick<Props, 'cell' | 'annotator' | 'article'>) => (
  <span className={classes.state} data-state={cell?.state}>
    <span className={classes.unseen}>{`${annotator}, “${article}”: `}</span>
    {cell ? words(cell) : <span className={classes.unseen}>not assigned</span>}
  </span>
)

function words(cell: AssignmentCell) {
  const { state, passages, outletHidden, revealed, second } = cell
  const facts = [
    (state !== 'assigned' || passages > 0) && many(passages, 'passage'),
    outletHidden && (revealed ? 'outlet was hidden' : 'outlet hidden'),
    second && `second pass ${assignmentStateNames[second.state]}`,
  ].filter(Boolean)
  return (
    <>
      {state === 'reopened' ? <em>{assignmentStateNames[state]}</em> : assignmentStateNames[state]}
      {facts.map((fact) => <span key={String(fact)} className={classes.soft}>{fact}</span>)}
    </>
  )
}
