'use client'
import { innerQuotes } from '@/core/text/inner-quotes'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import type { Attribute, Question } from '@/core/codebook/codebook'
import type { Result } from '@/core/result'
import type { SavedState } from '@/core/saving/saved-state'
import { MaskedWords } from '../outlet/MaskedWords'
import classes from './SubmitDialog.module.css'

/** A passage that lacks what its tag asks for. */
export interface Unfinished {
  readonly annotation: Annotation
  readonly tag: string
  readonly missing: readonly Attribute[]
}

interface Props {
  readonly count: number
  readonly unfinished: readonly Unfinished[]
  /** Questions about the whole article that still want an answer. */
  readonly unanswered?: readonly Question[]
  readonly onQuestion?: (key: string) => void
  readonly saved: SavedState
  /** The outlet is hidden until this is done. */
  readonly reveals?: boolean
  readonly onSubmit: () => Promise<Result<unknown>>
  readonly onGo: (id: string) => void
  readonly onClose: () => void
}

/** Asks once before the layer is locked, says what is unfinished, and leads there. It waits until everything is saved. */
export const SubmitDialog = ({ count, unfinished, unanswered = [], onQuestion, saved, reveals = false, onSubmit, onGo, onClose }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const ready = saved.kind === 'saved'

  useEffect(() => {
    // Taken off the page it is closed; closing it first would tell the desk to take it off.
    if (!dialog.current!.open) dialog.current!.showModal()
  }, [])

  const submit = async () => {
    setBusy(true)
    setProblem(undefined)
    const result = await onSubmit()
    setBusy(false)
    if (result.ok) onClose()
    else setProblem(result.problem.message)
  }

  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (ready && !busy) void submit()
  }

  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby="submit-title" onClose={onClose} onKeyDown={pressed}>
      <h2 id="submit-title">Submit this article?</h2>
      <p>{`You have marked ${passages(count)}. After submitting your layer is locked; the lead can send it back to you.${reveals ? ' Then you see the outlet, and are asked whether you had recognised it.' : ''}`}</p>
      {unfinished.length > 0 && (
        <>
          <p>{`${passages(unfinished.length)} ${unfinished.length === 1 ? 'lacks' : 'lack'} what the tag asks for. You can submit all the same.`}</p>
          <ul className={classes.unfinished}>
            {unfinished.map(({ annotation, tag, missing }) => (
              <li key={annotation.id}>
                <button type="button" onClick={() => onGo(annotation.id)}>
                  <b>{tag}</b> <i>{`needs ${missing.map((one) => one.name.toLowerCase()).join(', ')}`}</i> <q dir="auto"><MaskedWords words={innerQuotes(quoteOf(annotation))} /></q>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {unanswered.length > 0 && (
        <>
          <p>{`${unanswered.length === 1 ? '1 question' : `${unanswered.length} questions`} about the whole article ${unanswered.length === 1 ? 'has' : 'have'} no answer. You can submit all the same.`}</p>
          <ul className={classes.unfinished} aria-label="Questions without an answer">
            {unanswered.map(({ key, name }) => <li key={key}><button type="button" onClick={() => onQuestion?.(key)}>{name}</button></li>)}
          </ul>
        </>
      )}
      <p role="status" className={classes.waiting}>{ready ? '' : 'Waiting until everything is saved.'}</p>
      {problem && <p role="alert" className={classes.problem}>{problem}</p>}
      <div className={classes.actions}>
        <button type="button" className={classes.submit} aria-keyshortcuts="Control+Enter Meta+Enter" disabled={!ready || busy} onClick={() => void submit()}>{busy ? 'Submitting…' : 'Submit'}</button>
        <button type="button" className={classes.back} onClick={onClose}>Go on reading</button>
        <span className={classes.hint}><kbd>Ctrl</kbd> or <kbd>⌘</kbd> with <kbd>Enter</kbd> submits from anywhere here.</span>
      </div>
    </dialog>
  )
}

function passages(count: number): string {
  return count === 1 ? '1 passage' : `${count === 0 ? 'no' : count} passages`
}
