import { Link } from '@/components/page/Link'
import classes from './MyWork.module.css'

/** What a reviewer asks of an annotator, and what was decided on what they marked. */
export interface WorkCases {
  /** How many questions wait for an answer. */
  readonly questions: number
  /** How many verdicts stand on passages of theirs. */
  readonly decided: number
  readonly href: string
}

/** The way to one's own cases; a question that waits is said before anything else. */
export const MyWorkCases = ({ questions, decided, href }: WorkCases) => (
  <p className={questions > 0 ? classes.asked : classes.cases}>
    {questions > 0 && <><strong>{questions === 1 ? 'A reviewer asks you about a passage.' : `Reviewers ask you about ${questions} passages.`}</strong>{' '}</>}
    <Link href={href}>{questions > 0 ? 'Answer' : 'What was decided on what you marked'}</Link>
    {questions === 0 && decided > 0 && <span className={classes.count}> {decided}</span>}
  </p>
)
