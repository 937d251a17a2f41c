import { Button } from '@mantine/core'
import { assignmentStateNames, type AssignmentCell } from '@/core/assignment/assignment'
import type { Annotator } from '@/core/assignment/assignment-plan'
import type { Result } from '@/core/result'
import { useSave } from '@/components/form/use-save'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './AssignmentTable.module.css'

interface Props {
  readonly annotator: Annotator
  readonly cell: AssignmentCell
  readonly onSecondPass: () => Promise<Result<unknown>>
  readonly onDone: () => void
}

const said = { yes: 'says that they had recognised it', no: 'says that they had not recognised it', unsure: 'is not sure whether they had recognised it' } as const

/** What is known after the reveal of an outlet that was hidden, and the way to a second pass. */
export const AssignmentAfterReveal = ({ annotator, cell: { recognised, second }, onSecondPass, onDone }: Props) => {
  const { saving, problem, save } = useSave(onSecondPass)
  const ask = async () => {
    const result = await save(undefined)
    if (result?.ok) onDone()
  }
  return (
    <section className={classes.afterReveal} aria-label="After the reveal">
      <p>
        The outlet was hidden from {annotator.name} until they submitted.{' '}
        {recognised ? (
          <>
            {annotator.name} {said[recognised.answer]}
            {recognised.outlet && <>, and thought of <q dir="auto">{recognised.outlet}</q></>}.
            {recognised.noticed && <> <q dir="auto">{recognised.noticed}</q></>}
          </>
        ) : 'They have not said yet whether they had recognised it.'}
      </p>
      {second ? <p>The second pass is {assignmentStateNames[second.state]}.</p> : (
        <>
          <p>
            A second pass asks {annotator.name} to read it again, knowing the outlet, beginning with a copy of what they marked. The first stays as it was, and only the first counts among the disagreements.
          </p>
          {problem && <ProblemNote what={problem.message} kept="Nothing was changed." />}
          <div className={classes.answers}><Button variant="default" loading={saving} onClick={() => void ask()}>Ask for a second pass</Button></div>
        </>
      )}
    </section>
  )
}
