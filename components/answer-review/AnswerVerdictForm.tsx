'use client'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Drafting } from '@/components/annotation/drafting'
import { useDrafts } from '@/components/annotation/use-drafts'
import { tooLong } from '@/components/form/too-long'
import { useSave } from '@/components/form/use-save'
import { ProblemNote } from '@/components/page/ProblemNote'
import { QuestionField } from '@/components/question/QuestionField'
import { type AnswerSide, answerSides, type AnswerVerdict } from '@/core/answer-review/answer-case'
import type { Codebook } from '@/core/codebook/codebook'
import { type AnswerValue, sameValue } from '@/core/question/answer'
import { isAnswered } from '@/core/question/questions'
import type { Result } from '@/core/result'
import type { AnsweredQuestion } from './answered'
import classes from './AnswerReview.module.css'

/** A verdict on answers with its reason, as it is sent. */
export interface AnswerVerdictInput {
  readonly verdict: AnswerVerdict
  readonly value: AnswerValue | null
  readonly reason: string
}

interface Props {
  readonly one: AnsweredQuestion
  readonly codebook: Codebook
  readonly onDecide: (verdict: AnswerVerdictInput) => Promise<Result<unknown>>
  readonly onReload: () => void
}

/** The verdicts on the answers to one question, and why. What was chosen and written stays until it is saved. */
export const AnswerVerdictForm = ({ one: { question, positions, state }, codebook, onDecide, onReload }: Props) => {
  const [draft, setDraft] = useState<{ verdict: AnswerVerdict; value: AnswerValue | null }>()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string>()
  const { saving, problem, save } = useSave(onDecide)
  const answer = useDrafts()
  const sides = answerSides(positions).filter(({ value }) => value !== null)
  const choose = (verdict: AnswerVerdict, value: AnswerValue | null = null) => {
    setDraft({ verdict, value })
    setMissing(undefined)
  }
  const isChosen = ({ value }: AnswerSide) => draft?.verdict === 'accept' && sameValue(draft.value, value)
  const submit = () => {
    if (!draft) return
    const lack = draft.verdict === 'another' && !isAnswered(draft.value) ? (draft.value === null ? 'Say which answer.' : 'This answer is not finished: whoever is named needs a value, and a yes its words.') : reason.trim() === '' ? 'Say why: the annotators will want to know.' : undefined
    setMissing(lack)
    // The fields that are too long say so themselves.
    if ((draft.verdict === 'another' && answer.tooLong) || tooLong(reason, 2000)) return
    if (!lack) void save({ ...draft, reason: reason.trim() }).then((result) => result?.ok && (setDraft(undefined), setReason('')))
  }
  return (
    <form className={classes.form} aria-label={`Verdict on ${question.name}`} onSubmit={(event) => { event.preventDefault(); submit() }}>
      <div className={classes.verdicts} role="group" aria-label="Verdict">
        {sides.map((side) => (
          <Button key={side.annotators.join()} size="compact-sm" variant={isChosen(side) ? 'filled' : 'default'} aria-pressed={isChosen(side)} disabled={saving} onClick={() => choose('accept', side.value)}>
            Accept {side.annotators.join(', ')}
          </Button>
        ))}
        {([['another', 'Another answer'], ['bothDefensible', 'Both defensible'], ['ask', 'Ask']] as const).filter(([verdict]) => verdict !== 'bothDefensible' || sides.length > 1).map(([verdict, name]) => (
          <Button key={verdict} size="compact-sm" variant={draft?.verdict === verdict ? 'filled' : 'default'} aria-pressed={draft?.verdict === verdict} disabled={saving} onClick={() => choose(verdict)}>{name}</Button>
        ))}
      </div>
      {draft?.verdict === 'another' && (
        <fieldset className={classes.another}>
          <legend>{question.name}</legend>
          <Drafting value={answer.drafts}><QuestionField codebook={codebook} question={question} value={draft.value} onAnswer={(value) => choose('another', value)} /></Drafting>
        </fieldset>
      )}
      {draft && (
        <div className={classes.why}>
          <TextInput
            label={state.decision ? 'Why, in place of the verdict before?' : 'Why?'} size="xs" value={reason} error={tooLong(reason, 2000) ?? missing}
            onChange={(event) => { setReason(event.currentTarget.value); setMissing(undefined) }}
          />
          <Button type="submit" size="xs" loading={saving}>Save</Button>
          <Button size="xs" variant="subtle" disabled={saving} onClick={() => setDraft(undefined)}>Leave</Button>
        </div>
      )}
      {problem && <ProblemNote what={problem.message} kept="What you chose and wrote is still here." action={problem.code === 'conflict' && <Button variant="default" size="compact-sm" onClick={onReload}>Look again</Button>} />}
    </form>
  )
}
