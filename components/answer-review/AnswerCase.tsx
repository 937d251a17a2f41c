'use client'
import { Button } from '@mantine/core'
import { useSave } from '@/components/form/use-save'
import { ProblemNote } from '@/components/page/ProblemNote'
import { answerSides } from '@/core/answer-review/answer-case'
import type { Codebook } from '@/core/codebook/codebook'
import { writeDate } from '@/core/partial-date'
import type { Permission } from '@/core/permission'
import { answerInWords } from '@/core/question/answer-words'
import type { Result } from '@/core/result'
import { stateNames } from '../review/StateMark'
import type { AnsweredQuestion } from './answered'
import { AnswerVerdictForm, type AnswerVerdictInput } from './AnswerVerdictForm'
import classes from './AnswerReview.module.css'

interface Props {
  readonly one: AnsweredQuestion
  readonly codebook: Codebook
  readonly permission: Permission
  readonly onDecide: (verdict: AnswerVerdictInput) => Promise<Result<unknown>>
  readonly onWithdraw: () => Promise<Result<unknown>>
  readonly onReload: () => void
}

const verdictNames = { accept: 'Accepted', another: 'Another answer', bothDefensible: 'Both defensible', ask: 'Annotators asked' } as const

/** One question about one article: who answered what, what was decided and why, and the verdicts. */
export const AnswerCase = ({ one, codebook, permission, onDecide, onWithdraw, onReload }: Props) => {
  const withdrawal = useSave((take: () => Promise<Result<unknown>>) => take())
  const { question, positions, state } = one
  const { decision } = state
  return (
    <>
      <div className={classes.head}>
        <h3 className={classes.question}>{question.name}</h3>
        <span className={classes.soft} data-state={state.kind}>{stateNames[state.kind]}</span>
      </div>
      <ul className={classes.sides} aria-label={`Answers to ${question.name}`}>
        {answerSides(positions).map(({ value, annotators }) => (
          <li key={annotators.join()}><span className={classes.letters}>{annotators.join(', ')}</span> <span dir="auto">{value === null ? <em>no answer</em> : answerInWords(question, value)}</span></li>
        ))}
      </ul>
      {decision && (
        <div className={classes.decision} role="group" aria-label="Decision">
          <p>
            <strong>{verdictNames[decision.verdict]}</strong>{decision.value !== null && <>: <span dir="auto">{answerInWords(question, decision.value)}</span></>} · <q dir="auto">{decision.reason}</q> · {decision.ruleId ? 'by a rule, ' : ''}
            <bdi>{decision.decidedBy}</bdi> · <time dateTime={decision.decidedAt}>{writeDate(decision.decidedAt)}</time>
            {state.kind === 'needsAnotherLook' && <> · <strong>An answer has changed since.</strong></>}
          </p>
          {permission.allowed && <Button size="compact-sm" variant="subtle" loading={withdrawal.saving} onClick={() => void withdrawal.save(onWithdraw)}>Withdraw</Button>}
        </div>
      )}
      {withdrawal.problem && <ProblemNote what={withdrawal.problem.message} action={<Button variant="default" size="compact-sm" onClick={onReload}>Look again</Button>} />}
      {permission.allowed && <AnswerVerdictForm key={decision?.id} one={one} codebook={codebook} onDecide={onDecide} onReload={onReload} />}
    </>
  )
}
