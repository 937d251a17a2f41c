'use client'
import { use, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { TooLong } from '../form/TooLong'
import classes from './Card.module.css'
import { Drafting } from './drafting'

interface Props {
  readonly id?: string
  readonly label: string
  readonly value: string
  readonly multiline?: boolean
  /** How much too long a text is, in words; undefined where it can be kept. */
  readonly excess?: (text: string) => string | undefined
  /** What the field is called on its page for as long as that is open: by this, what is too long is found again. */
  readonly field?: string
  readonly placeholder?: string
  /** Id of a datalist with what could be meant. */
  readonly list?: string
  readonly required?: boolean
  /** Called when the typing rests for a moment, when the field is left, and when the page goes away. */
  readonly onSettle: (value: string) => void
}

/** How long the typing rests before what is typed is kept. Milliseconds. */
export const rest = 700

/**
 * A field whose text is kept as it is typed. It has no save button, and none is needed. What is too long to be kept stays in
 * the field as it is, and is not handed over, whole or in part, until it is shortened.
 */
export const DraftText = ({ id, label, value, multiline = false, excess = fits, field: given, placeholder, list, required, onSettle }: Props) => {
  const drafts = use(Drafting)
  const own = useId()
  const field = given ?? own
  const [draft, setDraft] = useState(() => drafts.leftIn(field) ?? value)
  /** `told` is the last value that is known to both sides, `seen` the last that was given from outside: it may lag behind what was told. */
  const latest = useRef({ told: value, seen: value, draft, excess, onSettle })

  // In the commit itself: what is drawn late must not be taken for a change after the field has settled.
  useLayoutEffect(() => {
    const { told, seen, draft: typed } = latest.current
    latest.current.onSettle = onSettle
    latest.current.excess = excess
    latest.current.seen = value
    // It may come back trimmed: that is no other value, and the space that was just typed stays.
    if (value === seen || value === told || value === told.trim()) return
    if (value !== typed.trim() && (typed === told || !excess(typed))) setDraft(value)
    latest.current.told = value
  }, [value, excess, onSettle])

  const settle = useCallback(() => {
    const { draft: typed, told, excess: tooMuch, onSettle: tell } = latest.current
    if (typed !== told) {
      if (tooMuch(typed)) return drafts.tell(field, true, typed)
      latest.current.told = typed
      tell(typed)
    }
    drafts.tell(field, false)
  }, [drafts, field])

  useLayoutEffect(() => {
    latest.current.draft = draft
  }, [draft])
  useEffect(() => {
    const waiting = draft !== latest.current.told
    const tooLong = waiting && latest.current.excess(draft) !== undefined
    drafts.tell(field, waiting, tooLong ? draft : undefined)
    if (!waiting || tooLong) return
    const timer = setTimeout(settle, rest)
    return () => clearTimeout(timer)
  }, [draft, settle, drafts, field])

  useEffect(() => {
    window.addEventListener('pagehide', settle)
    return () => {
      window.removeEventListener('pagehide', settle)
      settle()
    }
  }, [settle])

  // What somebody else made longer than that is saved already.
  const over = draft === value ? undefined : excess(draft)
  const common = {
    id, className: classes.input, value: draft, placeholder, 'aria-required': required || undefined, 'aria-invalid': over ? true : undefined, 'aria-describedby': over && `${own}-over`, onBlur: settle,
  }
  return (
    <>
      <label className={classes.field}>
        <span className={classes.label}>{label}</span>
        {multiline
          ? <textarea {...common} dir="auto" rows={2} onChange={(event) => setDraft(event.currentTarget.value)} />
          : <input {...common} type="text" dir="auto" list={list} autoComplete={list && 'off'} onChange={(event) => setDraft(event.currentTarget.value)} />}
      </label>
      {over && <p id={`${own}-over`} className={classes.over}><TooLong excess={over} /></p>}
    </>
  )
}

const fits = () => undefined
