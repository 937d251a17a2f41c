import { Link } from '@/components/page/Link'
import { many } from '@/core/counted'
import classes from './MyWork.module.css'

/** What a reviewer asks of an annotator, and what was decided on what they marked. */
export interface WorkCases {
  /** How many questions wait for an answer. */
  readonly questions: number
  /** How many verdicts stand on passages of theirs. */
  readonly decided: number
  readonly href: string
  /** Where the question is answered, when there is just one. */
  readonly questionHref?: string | undefined
}

/** The way to one's own cases; a question that waits is said before anything else. */
export const MyWorkCases = ({ questions, decided, href, questionHref }: WorkCases) => (
  <p className={questions > 0 ? classes.asked : classes.cases}>
    {questions > 0 && <><strong>{questions === 1 ? 'A reviewer asks you about a passage.' : `Reviewers ask you about ${many(questions, 'passage')}.`}</strong>{' '}</>}
    {questions > 0 && <><Link href={questionHref ?? href}>Answer</Link>{' · '}</>}
    <Link href={href}>What was decided on what you marked</Link>
    {decided > 0 && <span className={classes.count}> {decided}</span>}
  </p>
)
