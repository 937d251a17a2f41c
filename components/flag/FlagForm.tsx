'use client'
import { useEffect, useId, useRef, useState } from 'react'
import type { Result } from '@/core/result'
import { excess, pointsIn } from '@/core/text/excess'
import { TooLong } from '../form/TooLong'
import { useLeaveWarning } from '../form/use-leave-warning'
import { useSave } from '../form/use-save'
import classes from './Flag.module.css'

interface Props {
  readonly label: string
  readonly action: string
  readonly draft?: string
  /** Keeps what is written and not sent, so that leaving the page loses nothing. */
  readonly onDraft?: (text: string) => void
  /** Somebody has just asked for the field, and goes on in it: else what they type would be keys of the page. */
  readonly atOnce?: boolean
  readonly onSend: (text: string) => Promise<Result<unknown>>
}

/** Words that are sent when one says so. What could not be sent stays in the field. */
export const FlagForm = ({ label, action, draft = '', onDraft, atOnce = false, onSend }: Props) => {
  const [text, setText] = useState(draft)
  const { saving, problem, save } = useSave(onSend)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (atOnce) field.current?.focus()
  }, [atOnce])
  const over = excess(pointsIn(text.trim()), 5000)
  useLeaveWarning(onDraft || text.trim() === '' ? undefined : 'What you wrote is not sent.')
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
      <textarea ref={field} id={id} dir="auto" rows={2} required value={text} aria-invalid={over ? true : undefined} aria-describedby={over && `${id}-over`} onChange={(event) => write(event.currentTarget.value)} />
      {over && <p id={`${id}-over`} className={classes.problem}><TooLong excess={over} /></p>}
      {problem && <p role="alert" className={classes.problem}>{`${problem.message} What you wrote stays here.`}</p>}
      <button type="submit" disabled={saving || over !== undefined || !text.trim()}>{saving ? 'Sending…' : action}</button>
    </form>
  )
}
