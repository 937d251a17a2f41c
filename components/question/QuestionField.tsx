'use client'
import { useId } from 'react'
import { wordsOf } from '@/core/codebook/attributes'
import type { Codebook, Question } from '@/core/codebook/codebook'
import type { AnswerValue, EntityStep } from '@/core/question/answer'
import { stepInWords } from '@/core/question/answer-words'
import { optionsOf, stepsOf } from '@/core/question/questions'
import { excess } from '@/core/text/excess'
import { DraftText } from '../annotation/DraftText'
import { ListField } from '../annotation/ListField'
import { Steps } from '../annotation/Steps'
import { EntityScale } from './EntityScale'
import { fieldOfQuestion } from './field-of-question'
import classes from './Questions.module.css'

interface Props {
  readonly codebook: Codebook
  readonly question: Question
  readonly value: AnswerValue | null
  /** What is answered to the question that this one takes its options from. */
  readonly besides?: AnswerValue | null
  readonly onAnswer: (value: AnswerValue | null) => void
}

/** More options than these go into a list that opens. */
const mostRadios = 6

/** One question about the whole article, asked as its type allows. The question itself is the caller's legend. */
export const QuestionField = ({ codebook, question, value, besides = null, onAnswer }: Props) => {
  const options = optionsOf(codebook, question)
  const field = fieldOfQuestion(question.key)
  switch (question.type) {
    case 'choice':
      return options.length <= mostRadios
        ? <Radios options={options} value={value} onAnswer={onAnswer} />
        : (
          <select className={classes.select} aria-label={question.name} value={typeof value === 'string' ? value : ''} onChange={(event) => onAnswer(event.currentTarget.value || null)}>
            <option value="">not said</option>
            {options.map((option) => <option key={option} value={option}>{wordsOf(option)}</option>)}
          </select>
        )
    case 'multi_choice': {
      const chosen = Array.isArray(value) ? value.map(String) : null
      const offered = options.filter((option) => option !== besides || chosen?.includes(option))
      return <Boxes options={offered} chosen={chosen} onAnswer={onAnswer} />
    }
    case 'scale':
      return (
        <>
          <Steps quiet name={question.name} steps={stepsOf(question)} value={typeof value === 'number' ? value : undefined} write={(step) => stepInWords(question, step)} onChange={(step) => onAnswer(step ?? null)} />
          {question.axis && <p className={classes.axis}><span>{question.axis[0]}</span><span>{question.axis[1]}</span></p>}
          {question.extra && <Radios options={question.extra} value={value} onAnswer={onAnswer} />}
        </>
      )
    case 'scale_per_entity':
      return <EntityScale field={field} question={question} listed={options} value={isSteps(value) ? value : []} onAnswer={(steps) => onAnswer(steps.length > 0 ? steps : null)} />
    case 'multi_entity_with_note': {
      const given = value !== null && typeof value === 'object' && 'entities' in value ? value : { entities: [], note: '' }
      const say = (next: typeof given) => onAnswer(next.entities.length > 0 || next.note.trim() ? next : null)
      return (
        <>
          <ListField field={`${field} names`} plain offers={question.when === 'after'} label="Names" value={given.entities} onChange={(entities) => say({ ...given, entities: [...new Set(entities)] })} />
          <DraftText field={field} label="Note" multiline excess={answerExcess} value={given.note} onSettle={(note) => say({ ...given, note })} />
        </>
      )
    }
    case 'text_if_yes': {
      const given = value !== null && typeof value === 'object' && 'yes' in value ? value : null
      return (
        <>
          <Radios options={['no', 'yes']} value={given && (given.yes ? 'yes' : 'no')} onAnswer={(one) => onAnswer({ yes: one === 'yes', text: given?.text ?? '' })} />
          {given?.yes && <DraftText field={field} label="What is it?" excess={answerExcess} value={given.text} onSettle={(text) => onAnswer({ yes: true, text })} />}
        </>
      )
    }
    case 'text':
      return <DraftText field={field} label="Your answer" multiline excess={answerExcess} value={typeof value === 'string' ? value : ''} onSettle={(text) => onAnswer(text.trim() ? text : null)} />
  }
}

const answerExcess = (text: string) => excess(text.length, 5000)

function isSteps(value: AnswerValue | null): value is readonly EntityStep[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object')
}

const Radios = ({ options, value, onAnswer }: { readonly options: readonly string[]; readonly value: AnswerValue | null; readonly onAnswer: (value: string) => void }) => {
  const group = useId()
  return (
    <div className={classes.options}>
      {options.map((option) => (
        <label key={option}>
          <input type="radio" name={group} checked={value === option} onChange={() => onAnswer(option)} />
          {wordsOf(option)}
        </label>
      ))}
    </div>
  )
}

const Boxes = ({ options, chosen, onAnswer }: { readonly options: readonly string[]; readonly chosen: readonly string[] | null; readonly onAnswer: (value: readonly string[] | null) => void }) => (
  <div className={classes.options}>
    <label>
      <input type="checkbox" checked={chosen?.length === 0} onChange={(event) => onAnswer(event.currentTarget.checked ? [] : null)} />
      <i>none</i>
    </label>
    {options.map((option) => {
      const on = chosen?.includes(option) ?? false
      const toggled = options.filter((one) => (one === option ? !on : chosen?.includes(one)))
      return (
        <label key={option}>
          <input type="checkbox" checked={on} onChange={() => onAnswer(toggled.length > 0 ? toggled : null)} />
          {wordsOf(option)}
        </label>
      )
    })}
  </div>
)
