import type { Question } from '@/core/codebook/codebook'
import type { AnswerValue } from '@/core/question/answer'
import { answerInWords } from '@/core/question/answer-words'
import type { Trouble } from '@/core/saving/queue'
import { isAnswer } from '@/core/saving/write'
import classes from './Questions.module.css'

interface Props {
  readonly question: Question
  readonly mine: AnswerValue | null
  readonly trouble: Trouble
  readonly onResolve: (choice: 'mine' | 'theirs') => void
}

/** What only the annotator can decide about an answer. Nothing is given up until they have. */
export const AnswerTroubleNote = ({ question, mine, trouble, onResolve }: Props) => (
  <div role="alert" className={classes.trouble}>
    {trouble.kind === 'conflict'
      ? (
        <>
          <p>This answer was changed elsewhere, in another tab perhaps. Both are kept until you choose.</p>
          <p>Yours: <b dir="auto">{answerInWords(question, mine) || 'taken back'}</b>. The other: <b dir="auto">{(isAnswer(trouble.current) && answerInWords(question, trouble.current.value)) || 'taken back'}</b>.</p>
        </>
      )
      : <p>{trouble.kind === 'kept' ? `This came too late: ${trouble.problem.message}` : `This was not accepted: ${trouble.problem.message} It is kept in this browser.`}</p>}
    <button type="button" onClick={() => onResolve('mine')}>{trouble.kind === 'conflict' ? 'Keep yours' : 'Try again'}</button>
    <button type="button" onClick={() => onResolve('theirs')}>{trouble.kind === 'conflict' ? 'Take the other' : trouble.kind === 'kept' ? 'Understood' : 'Give up this change'}</button>
  </div>
)
