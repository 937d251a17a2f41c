'use client'
import { useId, useState } from 'react'
import type { Result } from '@/core/result'
import { excess, pointsIn } from '@/core/text/excess'
import { TooLong } from '../form/TooLong'
import { useSave } from '../form/use-save'
import classes from './Flag.module.css'

interface Props {
  readonly label: string
  readonly action: string
  readonly draft?: string
  readonly onDraft?: (text: string) => void
  readonly onSend: (text: string) => Promise<Result<unknown>>
}

/** Words that are sent when one says so. What could not be sent stays in the field. */
export const FlagForm = ({ label, action, draft = '', onDraft, onSend }: Props) => {
  const [text, setText] = useState(draft)
  const { saving, problem, save } = useSave(onSend)
  const id = useId()
  const over = excess(pointsIn(text.trim()), 5000)
  const write = (next: string) => {
    setText(next)
    onDraft?.(next)
  }
  return (
    <form
      className={classes.form}
      onSubmit={async (event) => {
        event.preventDefault()
        if (over) return
        const sent = await save(text.trim())
        if (sent?.ok) write('')
      }}
    >
      <label htmlFor={id}>{label}</label>
      <textarea id={id} dir="auto" rows={2} required value={text} aria-invalid={over ? true : undefined} aria-describedby={over && `${id}-over`} onChange={(event) => write(event.currentTarget.value)} />
      {over && <p id={`${id}-over`} className={classes.problem}><TooLong excess={over} /></p>}
      {problem && <p role="alert" className={classes.problem}>{`${problem.message} What you wrote stays here.`}</p>}
      <button type="submit" disabled={saving || over !== undefined || !text.trim()}>{saving ? 'Sending…' : action}</button>
    </form>
  )
}
