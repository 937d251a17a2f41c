import { type AssignmentState } from '@/core/assignment/assignment'
import { planQueue } from '@/core/assignment/queue'
import { EmptyState } from '@/components/page/EmptyState'
import { PageHeader } from '@/components/page/PageHeader'
import { Progress } from '@/components/page/Progress'
import classes from './MyWork.module.css'
import { MyWorkAnswers } from './MyWorkAnswers'
import { MyWorkCases, type WorkCases } from './MyWorkCases'
import { MyWorkList } from './MyWorkList'
import { MyWorkNext } from './MyWorkNext'

/** One article in somebody's own queue. */
export interface WorkRow {
  readonly id: string
  /** Where it is read. */
  readonly href: string
  readonly title: string | null
  /** The first words of the article, which stand in for a title that it does not have. */
  readonly openingWords: string
  /** The publisher's name; `null` is unknown. */
  readonly outlet?: string | null
  /** The outlet is hidden from the reader until they submit. */
  readonly outletHidden?: boolean
  /** 2 for a second pass, after the outlet was revealed. */
  readonly pass?: number
  readonly words: number
  readonly state: AssignmentState
  /** How many passages are marked so far. */
  readonly passages: number
  /** Answers to what was asked about passages, not seen yet. */
  readonly newAnswers?: number
  /** ISO 8601, UTC. */
  readonly submittedAt?: string | null
  /** Why it was sent back, in the lead's words. */
  readonly reopenedBecause?: string | null
}

interface Props {
  /** In the order of the queue, withdrawn ones left out. */
  readonly rows: readonly WorkRow[]
  /** Whether annotators see each other's work once they have submitted the same article. */
  readonly peersVisible: 'never' | 'afterSubmit'
  /** Left out for those who have none. */
  readonly cases?: WorkCases
}

/** What the setting of the project means for the reader's own work. */
const others = {
  never: ', and you do not see what other annotators mark.',
  afterSubmit: '. From then on you and the others who have submitted it see each other’s work.',
} as const

/** The annotator's own queue: what to go on with, large; the rest in lists, by what is to be done. */
export const MyWork = ({ rows, peersVisible, cases }: Props) => {
  const { next, sentBack, inProgress, waiting, submitted } = planQueue(rows)
  return (
    <>
      <PageHeader
        title="My work"
        explanation={`The articles given to you. Nobody sees what you mark in one before you have submitted it${others[peersVisible]}`}
      />
      {rows.length === 0 ? (
        <EmptyState title="The articles given to you will stand here.">Nothing is assigned to you yet. The lead of the project gives articles out.</EmptyState>
      ) : (
        <div className={classes.queue}>
          {cases && cases.questions > 0 && <MyWorkCases {...cases} />}
          <MyWorkAnswers rows={rows} />
          {next ? <MyWorkNext row={next} /> : <p className={classes.allDone}>All is submitted. What the lead gives or sends back will stand here.</p>}
          <Progress done={submitted.length} total={rows.length} noun="submitted" />
          <MyWorkList name="Sent back" rows={sentBack} />
          <MyWorkList name="In progress" rows={inProgress} />
          <MyWorkList name="Waiting" rows={waiting} />
          <MyWorkList name="Submitted" rows={submitted} />
          {cases && cases.questions === 0 && <MyWorkCases {...cases} />}
        </div>
      )}
    </>
  )
}
