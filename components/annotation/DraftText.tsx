'use client'
import { useEffect, useRef, useState } from 'react'
import classes from './Card.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly multiline?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  /** Called when the typing rests for a moment, when the field is left, and when the page goes away. */
  readonly onSettle: (value: string) => void
}

const rest = 700

/** A field whose text is kept as it is typed. It has no save button, and none is needed. */
export const DraftText = ({ label, value, multiline = false, maxLength, placeholder, onSettle }: Props) => {
  const [draft, setDraft] = useState(value)
  const given = useRef({ value, draft, onSettle })

  useEffect(() => {
    if (value !== given.current.value) setDraft(value)
    given.current = { ...given.current, value, onSettle }
  }, [value, onSettle])

  useEffect(() => {
    given.current.draft = draft
    if (draft === given.current.value) return
    const timer = setTimeout(settle, rest)
    return () => clearTimeout(timer)
  }, [draft])

  const settle = () => {
    const { draft: typed, value: known, onSettle: tell } = given.current
    if (typed === known) return
    given.current.value = typed
    tell(typed)
  }

  useEffect(() => {
    window.addEventListener('pagehide', settle)
    return () => {
      window.removeEventListener('pagehide', settle)
      settle()
    }
  }, [])

  const common = { className: classes.input, value: draft, maxLength, placeholder, onBlur: settle }
  return (
    <label className={classes.field}>
      <span className={classes.label}>{label}</span>
      {multiline
        ? <textarea {...common} rows={2} onChange={(event) => setDraft(event.currentTarget.value)} />
        : <input {...common} type="text" onChange={(event) => setDraft(event.currentTarget.value)} />}
    </label>
  )
}
