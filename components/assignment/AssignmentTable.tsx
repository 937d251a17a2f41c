'use client'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { askedByDefault, inverse, toAssignAll, type Annotator, type AssignmentRow } from '@/core/assignment/assignment-plan'
import type { AssignmentCell } from '@/core/assignment/assignment'
import { moveInGrid } from '@/core/assignment/grid'
import { progressOf, writeProgress } from '@/core/assignment/progress'
import type { AssignmentsRequest, ReopeningRequest } from '@/core/request/assignments'
import { roleWords } from '@/core/request/role'
import type { Result } from '@/core/result'
import { ArticleListTitle } from '@/components/article/ArticleListTitle'
import { EmptyState } from '@/components/page/EmptyState'
import { ProblemNote } from '@/components/page/ProblemNote'
import { Progress } from '@/components/page/Progress'
import { AssignmentReopening } from './AssignmentReopening'
import { AssignmentTableCell, AssignmentTableFact } from './AssignmentTableCell'
import { AssignmentWithdrawal } from './AssignmentWithdrawal'
import { useAssigning } from './use-assigning'
import classes from './AssignmentTable.module.css'

interface Props {
  readonly rows: readonly AssignmentRow[]
  readonly annotators: readonly Annotator[]
  readonly onAssign: (request: AssignmentsRequest) => Promise<Result<unknown>>
  readonly onReopen: (assignmentId: string, request: ReopeningRequest) => Promise<Result<unknown>>
  readonly onSecondPass: (assignmentId: string) => Promise<Result<unknown>>
  /** The next step where there is no article yet, and where there is nobody to read them. */
  readonly importAction?: ReactNode
  readonly inviteAction?: ReactNode
}

/** What a question is about: one cell. */
interface Asked {
  readonly row: AssignmentRow
  readonly annotator: Annotator
  readonly cell: AssignmentCell
}

/**
 * Who reads what, and how far each is. A tick is saved at once; many at once can be undone. The
 * table is one stop of the tab key: arrows go from cell to cell, Home and End along a row. Whoever
 * can be given nothing stands there with what they have, without boxes. What assigns many at once
 * gives to annotators; a reviewer's or lead's column has a button of its own.
 */
export const AssignmentTable = ({ rows, annotators, onAssign, onReopen, onSecondPass, importAction, inviteAction }: Props) => {
  const { shown, change, said, undo, problem, pending } = useAssigning(rows, onAssign)
  const [focused, setFocused] = useState({ row: 0, column: 0 })
  // A column goes when the last article of somebody who can be given nothing is taken away.
  const place = { row: Math.min(focused.row, rows.length), column: Math.min(focused.column, annotators.length) }
  const [withdrawing, setWithdrawing] = useState<Asked>()
  const [reopening, setReopening] = useState<Asked>()
  const table = useRef<HTMLTableElement>(null)
  /** A cell is about to become another control: the focus goes to what stands in its place. */
  const refocus = useRef(false)

  useEffect(() => {
    if (refocus.current) table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    refocus.current = false
  }, [rows])

  if (rows.length === 0) return <EmptyState title="What each person reads will stand here." action={importAction}>There is no article to assign yet.</EmptyState>

  const all = progressOf(shown.flatMap((row) => annotators.flatMap(({ userId }) => row.cells[userId] ?? [])))
  const asAnnotators = askedByDefault(annotators)
  const everything = toAssignAll(shown, asAnnotators)
  const nobody = asAnnotators.length === 0

  const reopen = ({ cell }: Asked) => async (request: ReopeningRequest) => {
    refocus.current = true
    const result = await onReopen(cell.id, request)
    if (!result.ok) refocus.current = false
    return result
  }

  const walk = (event: KeyboardEvent) => {
    const to = moveInGrid(place, event.key, event.ctrlKey || event.metaKey, rows.length + 1, annotators.length + 1)
    if (!to || event.altKey || event.shiftKey) return
    event.preventDefault()
    table.current?.querySelector<HTMLElement>(`[data-place="${to.row},${to.column}"]`)?.focus()
  }

  const at = (row: number, column: number) => ({
    'data-place': `${row},${column}`,
    tabIndex: place.row === row && place.column === column ? 0 : -1,
    onFocus: () => setFocused({ row, column }),
  })

  const toggle = (asked: Asked | undefined, row: AssignmentRow, annotator: Annotator) => {
    if (asked && asked.cell.passages > 0) setWithdrawing(asked)
    else {
      // Where a button goes with what it took away, the focus stays in its cell.
      refocus.current = annotator.closed !== undefined
      void change([{ articleId: row.articleId, userId: annotator.userId, assigned: !asked }])
    }
  }

  return (
    <div className={classes.assignments}>
      <div className={classes.summary}>
        <Progress done={all.submitted} total={all.total} noun="submitted" />
        <div role="status" className={classes.said}>
          {pending > 0 ? 'Saving…' : said}
          {pending === 0 && undo && (
            <Button size="compact-sm" variant="subtle" onClick={() => change(inverse(undo))}>
              Undo
            </Button>
          )}
        </div>
      </div>
      {nobody && (
        <EmptyState title="There is no annotator yet to assign an article to." action={inviteAction}>
          {annotators.some(({ closed }) => !closed) && 'Reviewers and leads can read too: tick what is to be theirs.'}
        </EmptyState>
      )}
      {problem && <ProblemNote what={problem} kept="The table shows what is stored." next="Try again." />}
      <div className={classes.scroll}>
        <table ref={table} role="grid" aria-label="Assignments: articles by annotators" className={classes.table} onKeyDown={walk}>
          <thead role="rowgroup" className={classes.head}>
            <tr role="row">
              <th role="columnheader" scope="col" className={classes.corner}>
                <All {...at(0, 0)} open={everything.length} nobody={nobody} words="assign everything" name="to every annotator" onClick={() => change(everything, true)} />
              </th>
              {annotators.map((annotator, index) => {
                const missing = toAssignAll(shown, [annotator])
                const { closed, role } = annotator
                return (
                  <th key={annotator.userId} role="columnheader" scope="col" className={classes.columnHead} {...(closed && at(0, index + 1))}>
                    <span className={classes.person}>{annotator.name}</span>
                    {role !== 'annotator' && <span className={classes.soft}>{roleWords[role].name}</span>}
                    <span className={classes.soft}>{writeProgress(progressOf(shown.flatMap((row) => row.cells[annotator.userId] ?? [])))}</span>
                    {closed ? (
                      <span className={classes.soft}>{closed.why}</span>
                    ) : (
                      <All {...at(0, index + 1)} open={missing.length} name={`everything to ${annotator.name}`} onClick={() => change(missing, true)} />
                    )}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((row, rowIndex) => {
              const missing = toAssignAll([row], asAnnotators)
              return (
                <tr key={row.articleId} role="row" className={classes.row}>
                  <th role="rowheader" scope="row" className={classes.rowHead}>
                    <ArticleListTitle title={row.title} openingWords={row.openingWords} />
                    <span className={classes.soft}>
                      {row.outlet ?? <em>outlet unknown</em>} · {writeProgress(progressOf(annotators.flatMap(({ userId }) => row.cells[userId] ?? [])))}
                    </span>
                    <All {...at(rowIndex + 1, 0)} open={missing.length} nobody={nobody} name={`“${row.title ?? row.openingWords}” to every annotator`} onClick={() => change(missing, true)} />
                  </th>
                  {annotators.map((annotator, index) => {
                    const cell = row.cells[annotator.userId]
                    const asked = cell && { row, annotator, cell }
                    const focus = at(rowIndex + 1, index + 1)
                    const about = { cell, annotator: annotator.name, article: row.title ?? row.openingWords }
                    const label = <span aria-hidden className={classes.label}>{annotator.name}</span>
                    if (annotator.closed && (!cell || annotator.closed.forGood)) {
                      return (
                        <td key={annotator.userId} role="gridcell" className={classes.cell} data-empty={!cell} {...focus}>
                          {label}
                          <AssignmentTableFact {...about} />
                        </td>
                      )
                    }
                    return (
                      <td key={annotator.userId} role="gridcell" className={classes.cell}>
                        {label}
                        <AssignmentTableCell
                          {...about}
                          closed={annotator.closed !== undefined}
                          focus={focus}
                          onToggle={() => toggle(asked, row, annotator)}
                          onReopen={() => setReopening(asked)}
                        />
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {withdrawing && (
        <AssignmentWithdrawal
          {...withdrawing}
          onCancel={() => setWithdrawing(undefined)}
          onConfirm={() => {
            setWithdrawing(undefined)
            // To somebody who can be given nothing it could not be given back, and the button that asked goes with it.
            refocus.current = withdrawing.annotator.closed !== undefined
            void change([{ articleId: withdrawing.row.articleId, userId: withdrawing.annotator.userId, assigned: false }], !withdrawing.annotator.closed)
          }}
        />
      )}
      {reopening && (
        <AssignmentReopening {...reopening} onClose={() => setReopening(undefined)} onReopen={reopen(reopening)} onSecondPass={() => onSecondPass(reopening.cell.id)} />
      )}
    </div>
  )
}

interface AllProps {
  readonly words?: string
  /** How many of them are not assigned yet. */
  readonly open: number
  /** There is nobody to whom anything could be assigned. */
  readonly nobody?: boolean
  readonly name: string
  readonly onClick: () => void
  readonly tabIndex: number
  readonly onFocus: () => void
  readonly 'data-place': string
}

/** Assigns a row, a column or the whole table. Where nothing is open it stays focusable, so that arrows do not stop at it. */
const All = ({ words = 'assign all', open, nobody = false, name, onClick, ...focus }: AllProps) => (
  <button {...focus} type="button" aria-disabled={open === 0} className={classes.all} onClick={() => open > 0 && onClick()}>
    {open > 0 ? words : nobody ? 'no annotator yet' : 'all assigned'}
    <span className={classes.unseen}>: {name}</span>
  </button>
)
