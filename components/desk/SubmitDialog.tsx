'use client'
import { many } from '@/core/counted'
import { innerQuotes } from '@/core/text/inner-quotes'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import type { Lacking } from '@/core/annotation/unfinished'
import type { Question } from '@/core/codebook/codebook'
import type { Result } from '@/core/result'
import type { SavedState } from '@/core/saving/saved-state'
import { MaskedWords } from '../outlet/MaskedWords'
import { meanwhileInWords } from './meanwhile-in-words'
import classes from './SubmitDialog.module.css'
import type { Meanwhile } from './use-meanwhile'

/** A passage that lacks what its tag asks for. */
export interface Unfinished extends Lacking {
  readonly tag: string
}

/** A passage about which a question to a reviewer is typed and not sent. */
export interface Unasked {
  readonly annotation: Annotation
  readonly text: string
}

interface Props {
  readonly count: number
  readonly unfinished: readonly Unfinished[]
  /** Questions about the whole article that still want an answer. */
  readonly unanswered?: readonly Question[]
  readonly onQuestion?: (key: string) => void
  /** Questions to a reviewer that are typed and not sent. */
  readonly unasked?: readonly Unasked[]
  readonly saved: SavedState
  /** The name of a tag, by its key. */
  readonly nameOf?: (tag: string) => string
  /** Shows what was changed elsewhere, and says what that was. */
  readonly catchUp?: () => Promise<Meanwhile>
  /** The outlet is hidden until this is done. */
  readonly reveals?: boolean
  /** Refused with `conflict` where something was changed that is not shown here. */
  readonly onSubmit: () => Promise<Result<unknown>>
  /** Leads to a passage, and there to what it lacks or to the question that is not sent. */
  readonly onGo: (id: string, to: 'missing' | 'question' | 'passage') => void
  /** Leads to what has to be done before everything can be saved. */
  readonly onNeeded: () => void
  readonly onClose: () => void
}

/** Asks once before the layer is locked, says what is unfinished, and leads there. It waits until everything is saved. */
export const SubmitDialog = ({ count, unfinished, unanswered = [], onQuestion, unasked = [], saved, nameOf = (tag) => tag, catchUp = noNews, reveals = false, onSubmit, onGo, onNeeded, onClose }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [meanwhile, setMeanwhile] = useState(nothingNew)
  const ready = saved.kind === 'saved'

  const look = useCallback(() => catchUp().then((found) => {
    setMeanwhile((before) => joined(before, found))
    return found.passages.length + found.answers > 0
  }), [catchUp])
  useEffect(() => void look(), [look])

  useEffect(() => {
    // Taken off the page it is closed; closing it first would tell the desk to take it off.
    if (!dialog.current!.open) dialog.current!.showModal()
  }, [])

  const submit = async () => {
    setBusy(true)
    setProblem(undefined)
    const result = await onSubmit()
    if (result.ok) return onClose()
    // What it says is said better by showing it.
    if (result.problem.code !== 'conflict' || !(await look())) setProblem(result.problem.message)
    setBusy(false)
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
      <div aria-live="polite">
        {meanwhile.passages.length + meanwhile.answers > 0 && <p className={classes.changed}>{`${meanwhileInWords(meanwhile)} Look at ${meanwhile.passages.length + meanwhile.answers === 1 ? 'it' : 'them'} before you submit.`}</p>}
      </div>
      {meanwhile.passages.length > 0 && (
        <ul className={classes.unfinished} aria-label="Changed in another window">
          {meanwhile.passages.map((annotation) => (
            <li key={annotation.id}>
              {annotation.deleted
                ? <span className={classes.gone}><b>{nameOf(annotation.tag)}</b> <i>deleted</i> <q dir="auto"><MaskedWords words={innerQuotes(quoteOf(annotation))} /></q></span>
                : <button type="button" onClick={() => onGo(annotation.id, 'passage')}><b>{nameOf(annotation.tag)}</b> <q dir="auto"><MaskedWords words={innerQuotes(quoteOf(annotation))} /></q></button>}
            </li>
          ))}
        </ul>
      )}
      {unfinished.length > 0 && (
        <>
          <p>{`${passages(unfinished.length)} ${unfinished.length === 1 ? 'lacks' : 'lack'} what the tag asks for. You can submit all the same.`}</p>
          <ul className={classes.unfinished}>
            {unfinished.map(({ annotation, tag, missing }) => (
              <li key={annotation.id}>
                <button type="button" onClick={() => onGo(annotation.id, 'missing')}>
                  <b>{tag}</b> <i>{`needs ${missing.map((one) => one.name.toLowerCase()).join(', ')}`}</i> <q dir="auto"><MaskedWords words={innerQuotes(quoteOf(annotation))} /></q>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {unanswered.length > 0 && (
        <>
          <p>{`${many(unanswered.length, 'question')} about the whole article ${unanswered.length === 1 ? 'is' : 'are'} not answered, or only in part. You can submit all the same.`}</p>
          <ul className={classes.unfinished} aria-label="Questions that still want an answer">
            {unanswered.map(({ key, name }) => <li key={key}><button type="button" onClick={() => onQuestion?.(key)}>{name}</button></li>)}
          </ul>
        </>
      )}
      {unasked.length > 0 && (
        <>
          <p>{`${many(unasked.length, 'question')} to a reviewer ${unasked.length === 1 ? 'is' : 'are'} typed and not sent. After submitting nothing more can be asked here.`}</p>
          <ul className={classes.unfinished} aria-label="Questions to a reviewer that are not sent">
            {unasked.map(({ annotation, text }) => (
              <li key={annotation.id}>
                <button type="button" onClick={() => onGo(annotation.id, 'question')}><b dir="auto">{text}</b> <q dir="auto"><MaskedWords words={innerQuotes(quoteOf(annotation))} /></q></button>
              </li>
            ))}
          </ul>
        </>
      )}
      {problem && <p role="alert" className={classes.problem}>{problem}</p>}
      <div className={classes.actions}>
        <p role="status" className={classes.waiting}>{waitingFor(saved)}</p>
        {(saved.kind === 'needsYou' || saved.kind === 'tooLong') && <button type="button" className={classes.needed} onClick={onNeeded}>Show what is needed</button>}
        <button type="button" className={classes.submit} aria-keyshortcuts="Control+Enter Meta+Enter" disabled={!ready || busy} onClick={() => void submit()}>{busy ? 'Submitting…' : 'Submit'}</button>
        <button type="button" className={classes.back} onClick={onClose}>Go on reading</button>
        <span className={classes.hint}><kbd>Ctrl</kbd> or <kbd>⌘</kbd> with <kbd>Enter</kbd> submits from anywhere here.</span>
      </div>
    </dialog>
  )
}

/** Why it cannot be submitted yet: what goes by itself, and what only somebody can do. */
function waitingFor(saved: SavedState): string {
  switch (saved.kind) {
    case 'saved':
      return ''
    case 'opening': case 'saving':
      return 'Waiting until everything is saved.'
    case 'tooLong':
      return 'What you wrote in a field is too long to be saved: shorten it first.'
    case 'waiting':
      return `The server does not answer, and ${changes(saved.waiting)} to be saved first. It is tried again and again; wait here, or submit later.`
    case 'offline':
      return `There seems to be no network, and ${changes(saved.waiting)} to be saved first. They are sent when there is one again.`
    case 'elsewhere':
      return saved.troubled > 0
        ? `${many(saved.troubled, 'change needs', 'changes need')} you in another tab of this browser, where this article is open: go there first.`
        : `Another tab of this browser still has ${many(saved.waiting, 'change')} of this article to send. It does so by itself.`
    case 'needsYou':
      if (saved.stranger) return 'Somebody else is signed in in this browser: sign in as yourself first.'
      if (saved.signedOut) return 'Your session has ended: sign in again first.'
      return `${many(saved.troubles.length, 'change waits', 'changes wait')} for your choice first.`
  }
}

const nothingNew: Meanwhile = { passages: [], answers: 0 }
const noNews = async () => nothingNew

/** One of each passage, as it was found last. */
function joined(before: Meanwhile, found: Meanwhile): Meanwhile {
  if (found.passages.length + found.answers === 0) return before
  const passages = new Map([...before.passages, ...found.passages].map((one) => [one.id, one]))
  return { passages: [...passages.values()], answers: before.answers + found.answers }
}

const changes = (waiting: number) => many(waiting, 'change has', 'changes have')

function passages(count: number): string {
  return count === 0 ? 'no passages' : many(count, 'passage')
}
