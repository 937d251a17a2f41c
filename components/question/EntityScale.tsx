'use client'
import { IconX } from '@tabler/icons-react'
import { use, useCallback, useEffect, useId, useRef, useState } from 'react'
import type { Question } from '@/core/codebook/codebook'
import { excess } from '@/core/text/excess'
import { entityKey } from '@/core/entity/entities'
import type { EntityStep } from '@/core/question/answer'
import { stepInWords } from '@/core/question/answer-words'
import { isNamed, stepsOf } from '@/core/question/questions'
import fields from '../annotation/AttributeField.module.css'
import { rest } from '../annotation/DraftText'
import { Drafting } from '../annotation/drafting'
import { EntityNames, entityListId } from '../annotation/Entities'
import { Steps } from '../annotation/Steps'
import { TooLong } from '../form/TooLong'
import classes from './Questions.module.css'

interface Props {
  /** What the field is called on its page for as long as that is open. */
  readonly field: string
  readonly question: Question
  /** Whom the codebook lists. */
  readonly listed: readonly string[]
  readonly value: readonly EntityStep[]
  readonly onAnswer: (value: readonly EntityStep[]) => void
}

/** What the server keeps of a name, in UTF-16. */
const most = 500

/** So many of the names of the article are offered at once; any other can be typed. */
const offered = 6

/**
 * A step for each entity: those that the codebook lists, those named most often in the passages, and any that is added.
 * Whoever is named is kept at once, without a step, and is unfinished until there is one.
 * Before reading nobody is offered whom the text has brought up.
 */
export const EntityScale = ({ field: called, question, listed, value, onAnswer }: Props) => {
  const before = question.when === 'before'
  const found = use(EntityNames)
  const drafts = use(Drafting)
  // A row stays where it is once it is there, whatever is rated or named since.
  const [rows, setRows] = useState<readonly string[]>([])
  const [draft, setDraft] = useState(() => drafts.leftIn(called) ?? '')
  /** What stands in the field is in the answer already, under this name. */
  const [kept, setKept] = useState('')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)

  const names = [...rows, ...listed, ...value.map(({ entity }) => entity), ...(before ? [] : found.slice(0, offered))]
  const all = names.filter((name, at, every) => !isNamed(every.slice(0, at), name) && !(kept && isNamed([kept], name)))
  const latest = useRef({ draft, kept, value, onAnswer })
  useEffect(() => {
    latest.current = { draft, kept, value, onAnswer }
  })
  /** Keeps in the answer what stands in the field, in the place of what stood there before. */
  const settle = useCallback(() => {
    const now = latest.current
    const name = now.draft.trim()
    if (excess(name.length, most)) return drafts.tell(called, true, now.draft)
    if (name !== now.kept) {
      const others = now.kept ? now.value.filter((one) => !isNamed([now.kept], one.entity)) : now.value
      const isNew = entityKey(name) !== '' && !isNamed(others.map(({ entity }) => entity), name)
      if (isNew || others.length < now.value.length) now.onAnswer(isNew ? [...others, { entity: name, value: null }] : others)
      now.kept = isNew ? name : ''
      setKept(now.kept)
    }
    drafts.tell(called, false)
  }, [drafts, called])
  useEffect(() => {
    const waiting = draft.trim() !== kept
    const tooLong = excess(draft.trim().length, most) !== undefined
    drafts.tell(called, waiting, tooLong ? draft : undefined)
    if (!waiting || tooLong) return
    const timer = setTimeout(settle, rest)
    return () => clearTimeout(timer)
  }, [draft, kept, settle, drafts, called])
  useEffect(() => {
    window.addEventListener('pagehide', settle)
    return () => {
      window.removeEventListener('pagehide', settle)
      settle()
    }
  }, [settle])

  const over = excess(draft.trim().length, most)
  const add = () => {
    settle()
    if (over) return
    setRows(all)
    setDraft('')
    setKept('')
  }
  const rate = (entity: string, step: number | null) => {
    setRows(all)
    if (isNamed(value.map((one) => one.entity), entity)) onAnswer(value.map((one) => (isNamed([entity], one.entity) ? { ...one, value: step } : one)))
    else onAnswer([...value, { entity, value: step }])
  }
  const remove = (entity: string) => {
    setRows(all.filter((one) => one !== entity))
    onAnswer(value.filter((one) => !isNamed([entity], one.entity)))
    field.current?.focus()
  }
  return (
    <div className={classes.entities}>
      {before && listed.length === 0 && all.length === 0 && <p className={classes.hint}>The codebook lists nobody: name those you want to say something of. Whom the text names is not offered here.</p>}
      {all.map((entity) => {
        const given = value.find((one) => isNamed([entity], one.entity))
        return (
          <div key={entityKey(entity)} className={classes.entity}>
            <p className={classes.named}>
              <span><bdi>{entity}</bdi>{given?.value === null && <em> no value yet</em>}</span>
              {given && <button type="button" aria-label={`Remove ${entity}`} onClick={() => remove(entity)}><IconX size={14} stroke={1.6} aria-hidden /></button>}
            </p>
            <Steps
              quiet name={given?.value === null ? `${entity}, no value yet` : entity} steps={stepsOf(question)} value={given?.value ?? undefined}
              write={(step) => stepInWords(question, step)} onChange={(step) => rate(entity, step ?? null)}
            />
          </div>
        )
      })}
      <label htmlFor={id} className={fields.label}>{all.length > 0 ? 'Another actor' : 'An actor'}</label>
      <input
        ref={field} id={id} type="text" dir="auto" className={fields.input} list={before ? undefined : entityListId} autoComplete="off" placeholder="a name, then Enter" value={draft}
        aria-invalid={over ? true : undefined} aria-describedby={over && `${id}-over`}
        onChange={(event) => setDraft(event.currentTarget.value)} onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
      {over && <p id={`${id}-over`} className={fields.over}><TooLong excess={over} /></p>}
    </div>
  )
}
