'use client'
import { Button } from '@mantine/core'
import type { AssignmentCell } from '@/core/assignment/assignment'
import type { Annotator, AssignmentRow } from '@/core/assignment/assignment-plan'
import { many } from '@/core/counted'
import { Dialog } from '@/components/form/Dialog'
import classes from './AssignmentTable.module.css'

interface Props {
  readonly row: AssignmentRow
  readonly annotator: Annotator
  readonly cell: AssignmentCell
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before an article is taken away from somebody who has begun it. */
export const AssignmentWithdrawal = ({ row, annotator, cell, onConfirm, onCancel }: Props) => (
  <Dialog title={`Take this article away from ${annotator.name}?`} onClose={onCancel}>
    <div className={classes.question}>
      <p>
        {annotator.name} has marked {many(cell.passages, 'passage')} in “{row.title ?? `${row.openingWords}…`}”. The work is kept, and comes back
        when you assign the article again; until then they cannot go on with it.
      </p>
      <div className={classes.answers}>
        <Button variant="default" onClick={onCancel} data-autofocus>
          Leave it
        </Button>
        <Button onClick={onConfirm}>Take it away</Button>
      </div>
    </div>
  </Dialog>
)
