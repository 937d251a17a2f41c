'use client'
import { Button, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { AssignmentCell } from '@/core/assignment/assignment'
import type { Annotator, AssignmentRow } from '@/core/assignment/assignment-plan'
import { many } from '@/core/counted'
import { reopeningSchema, type ReopeningRequest } from '@/core/request/assignments'
import type { Result } from '@/core/result'
import { Dialog } from '@/components/form/Dialog'
import { focusFirstError } from '@/components/form/focus-first-error'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { ProblemNote } from '@/components/page/ProblemNote'
import { AssignmentAfterReveal } from './AssignmentAfterReveal'
import classes from './AssignmentTable.module.css'

interface Props {
  readonly row: AssignmentRow
  readonly annotator: Annotator
  readonly cell: AssignmentCell
  readonly onReopen: (request: ReopeningRequest) => Promise<Result<unknown>>
  /** Asks the annotator to read the article again, now that they know its outlet. */
  readonly onSecondPass: () => Promise<Result<unknown>>
  readonly onClose: () => void
}

/** Gives a submitted article back, with a reason that its annotator reads. */
export const AssignmentReopening = ({ row, annotator, cell, onReopen, onSecondPass, onClose }: Props) => {
  const form = useForm<ReopeningRequest>({ name: 'reopening', initialValues: { reason: '' }, validate: validateAs(reopeningSchema, (values) => values) })
  const { saving, problem, save } = useSave(onReopen)

  const submit = form.onSubmit(
    async (values) => {
      const result = await save(reopeningSchema.parse(values))
      if (result?.ok) onClose()
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  return (
    <Dialog title={`Give this article back to ${annotator.name}?`} onClose={onClose}>
      <form onSubmit={submit} noValidate className={classes.question}>
        <p>
          “{row.title ?? `${row.openingWords}…`}” was submitted with {many(cell.passages, 'passage')}. Once it is sent back, {annotator.name} can
          change them, and decisions about a changed passage need another look.
        </p>
        <Textarea label="Reason" description={`${annotator.name} reads it, and it is kept.`} required withAsterisk={false} autosize minRows={2} data-autofocus {...form.getInputProps('reason')} />
        {problem && <ProblemNote what={problem.message} kept="Nothing was changed; your reason is still here." />}
        <div className={classes.answers}>
          <Button variant="default" onClick={onClose}>
            Leave it submitted
          </Button>
          <Button type="submit" loading={saving}>
            Send back
          </Button>
        </div>
      </form>
      {cell.outletHidden && <AssignmentAfterReveal annotator={annotator} cell={cell} onSecondPass={onSecondPass} onDone={onClose} />}
    </Dialog>
  )
}
