'use client'
import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { tooLong } from '@/components/form/too-long'
import type { Lane } from '@/core/disagreement/case'
import { type Draft, laneVerdicts, type Missing, takesLetters } from '@/core/review/draft'
import { laneKey } from '@/core/review/keys'
import { Key } from './Key'
import classes from './ReasonPanel.module.css'

interface Props {
  /** The field for one's own words. */
  readonly field: RefObject<HTMLInputElement | null>
  readonly lanes: readonly Lane[]
  readonly draft: Draft
  /** What is asked for, in words. */
  readonly question: string
  /** Changes when another verdict begins, and not with what is changed about it. */
  readonly begun: number
  /** At most nine, taken with the keys 1 to 9. */
  readonly reasons: readonly string[]
  /** What some verdicts ask besides, and the clause. */
  readonly extra: ReactNode
  readonly written: string
  /** What has to be said before it can be saved. */
  readonly missing: Missing | undefined
  readonly saving: boolean
  /** The verdict in words that this one would replace. */
  readonly replaces: string | undefined
  readonly onWrite: (reason: string) => void
  readonly onToggle: (lane: number) => void
  readonly onFinish: (listed?: string) => void
  readonly onLeave: () => void
}

/** Why: a reason of the list, which saves at once, or a few words and Enter. For a rejection, first whose reading. */
export const ReasonPanel = ({ field, lanes, draft, question, begun, reasons, extra, written, missing, saving, replaces, onWrite, onToggle, onFinish, onLeave }: Props) => {
  const panel = useRef<HTMLDivElement>(null)
  const asksLanes = laneVerdicts.includes(draft.verdict)
  /** A letter is the name of a lane, not the first of the reason. */
  const choosesLanes = takesLetters(draft, lanes)
  const choosesTag = draft.verdict === 'retag' && draft.lanes.length > 0 && draft.tag === undefined
  const startsWith = useRef({ choosesTag, goesOn: false })
  useEffect(() => {
    startsWith.current = { choosesTag, goesOn: !choosesLanes && draft.verdict !== 'redraw' && written !== '' }
  })

  useEffect(() => {
    // A digit takes a reason only where it is no text: the field is for those who go there, by Enter or by typing.
    // Another tag on words that are settled asks which before it asks why.
    const which = startsWith.current.choosesTag ? panel.current?.querySelector('select') : undefined
    if (which) which.focus()
    else if (startsWith.current.goesOn) field.current?.focus()
    else panel.current?.focus()
  }, [begun, field])

  useEffect(() => {
    if (missing?.field === 'tag') panel.current?.querySelector('select')?.focus()
  }, [missing])

  const finish = () => {
    if (!tooLong(written, 2000)) onFinish()
  }
  const type = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') finish()
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={panel} role="group" aria-label="Reason" tabIndex={-1} className={classes.panel}>
      <div className={classes.line}>
        <p className={classes.verdict}>
          {question}
          {replaces && <span className={classes.replaces}> in place of “{replaces}”</span>}
        </p>
        {asksLanes && (
          <span role="group" aria-label={draft.verdict === 'reject' ? 'Readings to reject' : 'Readings'} className={classes.lanes}>
            {lanes.map((lane, index) => lane.annotations.length > 0 && (
              <button key={lane.assignmentId} type="button" className={classes.choice} aria-pressed={draft.lanes.includes(index)} aria-keyshortcuts={choosesLanes ? laneKey(index) : undefined} onClick={() => onToggle(index)}>
                {lane.annotator}
              </button>
            ))}
          </span>
        )}
        {missing?.field === 'lanes' && <span role="alert" className={classes.missing}>{missing.words}</span>}
      </div>
      {extra}
      <ol className={classes.reasons} aria-label="Reasons">
        {reasons.map((reason, index) => (
          <li key={reason}>
            <button type="button" className={classes.choice} aria-keyshortcuts={String(index + 1)} disabled={saving} onClick={() => onFinish(reason)}>
              <Key>{String(index + 1)}</Key> {reason}
            </button>
          </li>
        ))}
      </ol>
      <div className={classes.line}>
        <TextInput
          ref={field}
          className={classes.field}
          aria-label="Reason in your own words"
          placeholder="or in your own words, then Enter"
          value={written}
          error={tooLong(written, 2000) ?? (missing?.field === 'reason' && missing.words)}
          onChange={(event) => onWrite(event.currentTarget.value)}
          onKeyDown={type}
        />
        <Button onClick={finish} loading={saving}>Save</Button>
        <Button variant="subtle" onClick={onLeave}>Leave</Button>
      </div>
    </div>
  )
}
