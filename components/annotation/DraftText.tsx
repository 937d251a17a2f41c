'use client'
import { use, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import classes from './Card.module.css'
import { Drafting } from './drafting'

interface Props {
  readonly id?: string
  readonly label: string
  readonly value: string
  readonly multiline?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  /** Id of a datalist with what could be meant. */
  readonly list?: string
  readonly required?: boolean
  /** Called when the typing rests for a moment, when the field is left, and when the page goes away. */
  readonly onSettle: (value: string) => void
}

/** How long the typing rests before what is typed is kept. Milliseconds. */
export const rest = 700

/** A field whose text is kept as it is typed. It has no save button, and none is needed. */
export const DraftText = ({ id, label, value, multiline = false, maxLength, placeholder, list, required, onSettle }: Props) => {
  const [draft, setDraft] = useState(value)
  /** `told` is the last value that is known to both sides, `seen` the last that was given from outside: it may lag behind what was told. */
  const given = useRef({ told: value, seen: value, draft, onSettle })
  const drafting = use(Drafting)

  // In the commit itself: what is drawn late must not be taken for a change after the field has settled.
  useLayoutEffect(() => {
    const { told, seen, draft: typed } = given.current
    given.current.onSettle = onSettle
    given.current.seen = value
    // It may come back trimmed: that is no other value, and the space that was just typed stays.
    if (value === seen || value === told || value === told.trim()) return
    if (value !== typed.trim()) setDraft(value)
    given.current.told = value
  }, [value, onSettle])

  const settle = useCallback(() => {
    const { draft: typed, told, onSettle: tell } = given.current
    if (typed !== told) {
      given.current.told = typed
      tell(typed)
    }
    drafting(false)
  }, [drafting])

  useLayoutEffect(() => {
    given.current.draft = draft
  }, [draft])
  useEffect(() => {
    const waiting = draft !== given.current.told
    drafting(waiting)
    if (!waiting) return
    const timer = setTimeout(settle, rest)
    return () => clearTimeout(timer)
  }, [draft, settle, drafting])

  useEffect(() => {
    window.addEventListener('pagehide', settle)
    return () => {
      window.removeEventListener('pagehide', settle)
      settle()
    }
  }, [settle])

  const common = { id, className: classes.input, value: draft, maxLength, placeholder, 'aria-required': required || undefined, onBlur: settle }
  return (
    <label className={classes.field}>
      <span className={classes.label}>{label}</span>
      {multiline
        ? <textarea {...common} dir="auto" rows={2} onChange={(event) => setDraft(event.currentTarget.value)} />
        : <input {...common} type="text" dir="auto" list={list} autoComplete={list && 'off'} onChange={(event) => setDraft(event.currentTarget.value)} />}
    </label>
  )
}
