'use client'
import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { Lane } from '@/core/disagreement/case'
import { chosenBy, type Draft, laneVerdicts, type Missing } from '@/core/review/draft'
import { laneKey } from '@/core/review/keys'
import { verdictWords } from '@/core/review/verdict-words'
import { Key } from './Key'
import classes from './ReasonPanel.module.css'

interface Props {
  /** The field for one's own words. */
  readonly field: RefObject<HTMLInputElement | null>
  readonly lanes: readonly Lane[]
  readonly draft: Draft
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
export const ReasonPanel = ({ field, lanes, draft, reasons, extra, written, missing, saving, replaces, onWrite, onToggle, onFinish, onLeave }: Props) => {
  const panel = useRef<HTMLDivElement>(null)
  const asksLanes = laneVerdicts.includes(draft.verdict)
  /** Keys that are not digits mean something else than the first letter of a reason. */
  const takesKeys = draft.verdict === 'redraw'
  const choosesLanes = asksLanes && lanes.filter((lane) => lane.annotations.length > 0).length > 1
  const choosesTag = draft.verdict === 'retag' && draft.lanes.length > 0 && draft.tag === undefined
  /** Changes when another verdict begins, and not with every lane of a rejection. */
  const begun = choosesLanes || takesKeys || draft.verdict === 'retag' ? draft.verdict : draft

  const asksTag = useRef(choosesTag)
  useEffect(() => {
    asksTag.current = choosesTag
  })

  useEffect(() => {
    // A digit takes a reason only where it is no text, and a rejection waits for letters: the field is for those who go there.
    // Another tag on words that are settled asks which before it asks why.
    const which = asksTag.current ? panel.current?.querySelector('select') : undefined
    if (which) which.focus()
    else if (choosesLanes || takesKeys || !field.current?.value) panel.current?.focus()
    else field.current.focus()
  }, [begun, choosesLanes, takesKeys, field])

  useEffect(() => {
    if (missing?.field === 'tag') panel.current?.querySelector('select')?.focus()
  }, [missing])

  const type = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') onFinish()
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Words begun right after the verdict go into the field; only the digits are keys. */
  const begin = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== panel.current || choosesLanes || takesKeys || event.nativeEvent.isComposing || event.repeat || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') onFinish()
    else if (/^[^0-9\s]$/u.test(event.key)) {
      onWrite(written + event.key)
      field.current?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const words = verdictWords({ verdict: draft.verdict, chosen: chosenBy(draft, lanes) }, { lanes })
  return (
    <div role="presentation" onKeyDown={begin}>
      <div ref={panel} role="group" aria-label="Reason" tabIndex={-1} className={classes.panel}>
        <div className={classes.line}>
          <p className={classes.verdict}>
            {asksLanes && draft.lanes.length === 0 ? (draft.verdict === 'reject' ? 'Reject whose reading?' : 'Whose words?') : `${words}: why?`}
            {replaces && <span className={classes.replaces}> in place of “{replaces}”</span>}
          </p>
          {asksLanes && (
            <span role="group" aria-label={draft.verdict === 'reject' ? 'Readings to reject' : 'Readings'} className={classes.lanes}>
              {lanes.map((lane, index) => lane.annotations.length > 0 && (
                <button key={lane.assignmentId} type="button" className={classes.choice} aria-pressed={draft.lanes.includes(index)} aria-keyshortcuts={laneKey(index)} onClick={() => onToggle(index)}>
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
            maxLength={2000}
            error={missing?.field === 'reason' && missing.words}
            onChange={(event) => onWrite(event.currentTarget.value)}
            onKeyDown={type}
          />
          <Button onClick={() => onFinish()} loading={saving}>Save</Button>
          <Button variant="subtle" onClick={onLeave}>Leave</Button>
        </div>
      </div>
    </div>
  )
}
