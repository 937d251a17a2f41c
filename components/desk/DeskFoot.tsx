'use client'
import { use } from 'react'
import type { Extent, Fragment } from '@/core/annotation/fragment'
import type { Tag } from '@/core/codebook/codebook'
import type { Result } from '@/core/result'
import { setMoreFields } from '../annotation/more-fields'
import { needsYouId } from '../annotation/needs-you-id'
import { FlagsOfReading } from '../flag/flags'
import { questionOfField } from '../question/field-of-question'
import { unaskedOf } from '../flag/unasked'
import { MaskedWords } from '../outlet/MaskedWords'
import classes from './ReadingDesk.module.css'
import { FindPanel, KeptTag, NeedsYou, SubmitDialog } from './later-parts'
import { StatusBar } from './StatusBar'
import type { Keys } from './use-keys'
import type { PassageActions } from './use-passage-actions'
import type { Panel } from './use-panel'
import type { Reading } from './use-reading'
import { useSaving } from './use-saving'

interface Props {
  readonly reading: Reading
  readonly actions: PassageActions
  readonly keys: Keys
  readonly panel: Panel
  /** Whether there is anything to stand beside the text. */
  readonly hasPanel: boolean
  /** A sentence that has to be seen, not only heard; empty for none. */
  readonly notice: string
  readonly onNotice: (notice: string) => void
  readonly signInHref: string
  /** Whether somebody searches in the article. */
  readonly finding: boolean
  readonly onFinding: (finding: boolean) => void
  readonly onFound: (extent: Extent) => void
  readonly onPlace: (fragment: Fragment) => void
  readonly onTag: (words: readonly Extent[], phrase: string, from: HTMLElement) => void
  readonly onKeys: () => void
  /** The tag that whatever is dragged over gets. */
  readonly kept: Tag | null
  readonly onStopKeeping: () => void
  /** Whether submitting is being asked about. */
  readonly submitting: boolean
  readonly onSubmitting: (submitting: boolean) => void
  /** Opens a passage and goes there. */
  readonly onGo: (id: string) => void
  /** The outlet is hidden from the reader until the assignment is handed in. */
  readonly reveals: boolean
  readonly onSubmit: ((writes: number) => Promise<Result<unknown>>) | undefined
}

/** What stays at the foot of the window: what needs the reader, the search, the line with the saved state, and handing in. */
export const DeskFoot = ({ reading, actions, keys, panel, hasPanel, notice, onNotice, signInHref, finding, onFinding, onFound, onPlace, onTag, onKeys, kept, onStopKeeping, submitting, onSubmitting, onGo, reveals, onSubmit }: Props) => {
  const flags = use(FlagsOfReading)
  const { work, steps, questions, locked, editable, shown, unfinished } = reading
  const saving = useSaving(reading)
  const toTooLong = (field: string) => {
    if (field.includes(' attribute ')) setMoreFields(true)
    const question = questionOfField(field)
    if (question) panel.goToQuestion(question)
    else onGo(field.split(' ')[0]!)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(':is(input, textarea)[aria-invalid]')?.focus())
  }
  return (
    <div className={classes.foot} data-print="no">
      {saving.state.kind === 'needsYou' && (
        <NeedsYou
          state={saving.state} codebook={reading.codebook} looks={reading.looks} find={work.find} signInHref={signInHref} onResolve={steps.resolve}
          answer={questions.troubled} onAnswer={panel.goToQuestion} onRetry={work.retry}
        />
      )}
      {finding && (
        <FindPanel
          article={reading.selectable} annotations={shown} looks={reading.looks} editable={editable} onFound={onFound} onGo={onPlace} onTag={onTag}
          onClose={() => onFinding(false)}
        />
      )}
      {kept && <KeptTag look={reading.looks.get(kept.key)!} onStop={onStopKeeping} />}
      {saving.state.kind === 'tooLong' && (
        <p className={classes.notice}>What you wrote in a field is too long to be saved. <button type="button" className={classes.seen} onClick={() => toTooLong(reading.tooLong!)}>Show it</button></p>
      )}
      {notice && (
        <p className={classes.notice}>
          <MaskedWords words={notice} /> <button type="button" className={classes.seen} onClick={() => onNotice('')}>Understood</button>
        </p>
      )}
      <StatusBar
        count={shown.length}
        keys={keys}
        unfinished={editable ? unfinished.length : 0}
        work={locked ? null : { saving, canUndo: editable && steps.canUndo, canRedo: editable && steps.canRedo, undo: actions.undo, redo: actions.redo }}
        panel={hasPanel ? { open: panel.isOpen('codebook'), toggle: () => panel.toggle('codebook') } : null}
        questions={hasPanel && questions.asked.length > 0 ? { open: panel.isOpen('questions'), left: locked ? 0 : questions.left.length, toggle: () => panel.toggle('questions') } : null}
        onFind={() => onFinding(true)}
        onKeys={onKeys}
        onSubmit={onSubmit && editable ? () => onSubmitting(true) : null}
      />
      {submitting && onSubmit && (
        <SubmitDialog
          count={shown.length}
          unfinished={unfinished}
          unanswered={questions.left}
          unasked={unaskedOf(flags, shown)}
          saved={saving.state}
          reveals={reveals}
          nameOf={reading.nameOf}
          catchUp={reading.catchUp}
          onQuestion={(key) => {
            onSubmitting(false)
            panel.goToQuestion(key)
          }}
          onSubmit={async () => {
            const result = await onSubmit(reading.writes)
            if (result.ok) await reading.onSubmitted()
            return result
          }}
          onGo={(id, to) => {
            onSubmitting(false)
            onGo(id)
            if (to === 'passage') return
            const field = to === 'missing' ? '[data-missing] :is(input, textarea)' : 'form textarea'
            requestAnimationFrame(() => document.getElementById(`card-${id}`)?.parentElement?.querySelector<HTMLElement>(field)?.focus({ preventScroll: true }))
          }}
          onNeeded={() => {
            onSubmitting(false)
            if (reading.tooLong !== undefined) toTooLong(reading.tooLong)
            else requestAnimationFrame(() => document.getElementById(needsYouId)?.focus())
          }}
          onClose={() => onSubmitting(false)}
        />
      )}
    </div>
  )
}
