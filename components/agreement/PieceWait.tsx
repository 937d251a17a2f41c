'use client'
import { Button } from '@mantine/core'
import { useRef } from 'react'
import { ProblemNote } from '@/components/page/ProblemNote'
import { Progress } from '@/components/page/Progress'
import type { PieceState } from '@/core/agreement/report/agreement-state'
import classes from './PieceWait.module.css'

interface Props {
  readonly state: Exclude<PieceState<unknown>, { kind: 'done' }>
  /** What is computed, at the beginning of a sentence: `uα`. */
  readonly what: string
  /** Why it could not be asked for, if so. */
  readonly problem: string | undefined
  readonly onAsk: () => void
  readonly onCancel: () => void
}

/**
 * Where figures will stand: how far they are, how to stop them, and how to begin again. Most are computed at once: nothing
 * is seen for 300 ms, then the shape of what comes, and words only for what takes longer than a second.
 */
export const PieceWait = ({ state, what, problem, onAsk, onCancel }: Props) => {
  const place = useRef<HTMLDivElement>(null)
  // The button that is pressed goes away: the focus stays where it was.
  const press = (act: () => void) => () => {
    place.current?.focus()
    act()
  }
  return (
    <div ref={place} tabIndex={-1} className={classes.wait}>
      <Words state={state} what={what} problem={problem} onAsk={press(onAsk)} onCancel={press(onCancel)} />
    </div>
  )
}

const Words = ({ state, what, problem, onAsk, onCancel }: Props) => {
  const again = <Button size="xs" variant="default" onClick={onAsk}>Try again</Button>
  const cancel = <Button className={classes.act} variant="default" size="xs" onClick={onCancel}>Cancel</Button>
  if (problem !== undefined) return <ProblemNote what={problem} action={again} />
  switch (state.kind) {
    case 'none':
    case 'waiting':
    case 'running':
      // One element for the three, so that what appears late does not begin to wait again with each.
      return (
        <>
          <div aria-hidden className={classes.shape}>{rows.map((row) => <span key={row} />)}</div>
          <div className={classes.long}>
            <p className={classes.words}>{longWords[state.kind](what)} You can leave this page: it goes on without you.</p>
            {state.kind === 'running' && state.of > 0 && <Progress done={state.done} total={state.of} noun="parts computed" />}
            {state.kind !== 'none' && cancel}
          </div>
        </>
      )
    case 'cancelled':
      return (
        <>
          <p className={classes.words}>{state.of === 0 ? 'The computation was cancelled before it had begun.' : `The computation was cancelled after ${state.done} of ${state.of} parts. No figures are kept from it.`}</p>
          <Button size="xs" onClick={onAsk}>Compute</Button>
        </>
      )
    case 'failed':
      return <ProblemNote what={state.because} kept="The layers are as they were." action={again} />
  }
}

/** As many lines as give the shape of a plot and its table. */
const rows = [1, 2, 3, 4, 5, 6, 7, 8]

/** What is said of what takes longer than a second. */
const longWords = {
  none: (what: string) => `${what} is asked for.`,
  waiting: (what: string) => `The layers have changed since these figures were last computed, or they never were. ${what} waits for its turn.`,
  running: (what: string) => `${what} is being computed.`,
} as const
