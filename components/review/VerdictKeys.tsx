'use client'
import { type KeyboardEvent, useState } from 'react'
import type { Lane } from '@/core/disagreement/case'
import { type Draft, offersUnion } from '@/core/review/draft'
import { laneKey, type ReviewAction } from '@/core/review/keys'
import { verdictNames } from '@/core/review/verdict-words'
import { Key } from './Key'
import classes from './VerdictKeys.module.css'

interface Props {
  readonly lanes: readonly Lane[]
  /** The verdict under way: its key stays down. */
  readonly draft: Draft | undefined
  readonly disabled: boolean
  readonly act: (action: ReviewAction) => void
}

interface VerdictKey {
  readonly name: string
  readonly keys: readonly string[]
  readonly action: ReviewAction
  readonly pressed: boolean
}

/** The verdicts in one row, each with its key: one stop of the Tab key, and arrows from one to the next. */
export const VerdictKeys = ({ lanes, draft, disabled, act }: Props) => {
  const [at, setAt] = useState(0)
  const keys = keysOf(lanes, draft)

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const next = (at + step + keys.length) % keys.length
    setAt(next)
    event.currentTarget.querySelectorAll('button')[next]?.focus()
  }

  return (
    <div role="toolbar" aria-label="Verdict" tabIndex={-1} className={classes.keys} onKeyDown={move}>
      {keys.map(({ name, keys: letters, action, pressed }, index) => (
        <button
          key={name}
          type="button"
          className={classes.verdict}
          aria-pressed={pressed}
          aria-keyshortcuts={letters.join(' ') || undefined}
          disabled={disabled}
          tabIndex={index === Math.min(at, keys.length - 1) ? 0 : -1}
          onFocus={() => setAt(index)}
          onClick={() => act(action)}
        >
          <span>{name}</span>
          {letters.slice(0, 1).map((letter) => <Key key={letter}>{letter}</Key>)}
        </button>
      ))}
    </div>
  )
}

/** The verdicts on the whole case, with their keys, in the order of the row. */
const wholes = [['nothingHere', 'n', '0'], ['bothDefensible', '=']] as const
const edges = [['union', '+'], ['intersection', '-']] as const
const others = [['redraw', 'w'], ['retag', 't'], ['ask', 'q']] as const

function keysOf(lanes: readonly Lane[], draft: Draft | undefined): readonly VerdictKey[] {
  const accepts = lanes.flatMap((lane, index) => {
    if (lane.annotations.length === 0) return []
    const letter = laneKey(index)
    const pressed = draft?.verdict === 'accept' && draft.lanes.includes(index)
    return [{ name: `${verdictNames.accept} ${lane.annotator}`, keys: letter ? [letter] : [], action: { kind: 'accept', lane: index } as const, pressed }]
  })
  const rest = [...wholes, ...(offersUnion(lanes) ? edges : []), ...others].map(([kind, ...letters]): VerdictKey => ({
    name: verdictNames[kind], keys: letters, action: { kind }, pressed: draft?.verdict === kind,
  }))
  return [...accepts, { name: `${verdictNames.reject}…`, keys: ['r'], action: { kind: 'reject' }, pressed: draft?.verdict === 'reject' }, ...rest]
}
