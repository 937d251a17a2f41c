'use client'
import { use, useId, useState } from 'react'
import type { Question } from '@/core/codebook/codebook'
import { entityKey } from '@/core/entity/entities'
import type { EntityStep } from '@/core/question/answer'
import { stepInWords } from '@/core/question/answer-words'
import { isNamed, stepsOf } from '@/core/question/questions'
import fields from '../annotation/AttributeField.module.css'
import { EntityNames, entityListId } from '../annotation/Entities'
import { Steps } from '../annotation/Steps'
import classes from './Questions.module.css'

interface Props {
  readonly question: Question
  readonly value: readonly EntityStep[]
  readonly onAnswer: (value: readonly EntityStep[]) => void
}

/** So many of the names of the article are offered at once; any other can be typed. */
const offered = 6

/** A step for each entity: those named most often in the passages, and any that is added. */
export const EntityScale = ({ question, value, onAnswer }: Props) => {
  const names = use(EntityNames)
  // A row stays where it is once it is there, whatever is rated or named since.
  const [rows, setRows] = useState<readonly string[]>([])
  const all = [...rows, ...value.map(({ entity }) => entity), ...names.slice(0, offered)].filter((name, at, every) => !isNamed(every.slice(0, at), name))
  const [draft, setDraft] = useState('')
  const id = useId()

  const rate = (entity: string, step: number | undefined) => {
    const key = entityKey(entity)
    setRows(all)
    if (step === undefined) onAnswer(value.filter((one) => entityKey(one.entity) !== key))
    else if (isNamed(value.map((one) => one.entity), entity)) onAnswer(value.map((one) => (entityKey(one.entity) === key ? { ...one, value: step } : one)))
    else onAnswer([...value, { entity, value: step }])
  }
  const add = () => {
    const name = draft.trim()
    setDraft('')
    if (name && !isNamed(all, name)) setRows([...all, name])
  }
  return (
    <div className={classes.entities}>
      {all.map((entity) => (
        <div key={entityKey(entity)} className={classes.entity}>
          <span dir="auto">{entity}</span>
          <Steps
            quiet name={entity} steps={stepsOf(question)} value={value.find((one) => entityKey(one.entity) === entityKey(entity))?.value}
            write={(step) => stepInWords(question, step)} onChange={(step) => rate(entity, step)}
          />
        </div>
      ))}
      <label htmlFor={id} className={fields.label}>{all.length > 0 ? 'Another actor' : 'An actor'}</label>
      <input
        id={id} type="text" dir="auto" className={fields.input} list={entityListId} maxLength={500} autoComplete="off" placeholder="a name, then Enter" value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)} onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
    </div>
  )
}
