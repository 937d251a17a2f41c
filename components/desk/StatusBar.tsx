'use client'
import { IconArrowBackUp, IconArrowForwardUp, IconKeyboard, IconSearch } from '@tabler/icons-react'
import { many } from '@/core/counted'
import { writeCombo } from '@/core/keys/combo'
import type { OutboxView } from '@/core/saving/outbox'
import { named } from '../annotation/named'
import { SavedState } from '../annotation/SavedState'
import classes from './StatusBar.module.css'
import type { Keys } from './use-keys'

interface Props {
  readonly count: number
  readonly keys: Keys
  readonly unfinished: number
  /** Without it nothing can be changed, and there is no saved state to show. */
  readonly work: { readonly saving: OutboxView; readonly canUndo: boolean; readonly canRedo: boolean; undo(): void; redo(): void } | null
  readonly panel: { readonly open: boolean; toggle(): void } | null
  /** The questions about the whole article, and how many of them still want an answer. */
  readonly questions?: { readonly open: boolean; readonly left: number; toggle(): void } | null
  readonly onFind: () => void
  readonly onKeys: () => void
  readonly onSubmit: (() => void) | null
}

/** Where the focus goes back to when the side panel is folded away. */
export const panelToggleId = 'reading-panel-toggle'

/** The same where it was opened for the questions. */
export const questionsToggleId = 'reading-questions-toggle'

/** The line under the text: how much is marked, one step back, whether it is saved, and the way to hand it in. */
export const StatusBar = ({ count, keys, unfinished, work, panel, questions, onFind, onKeys, onSubmit }: Props) => (
  <div className={classes.bar} data-print="no">
    <span className={classes.count}>
      {many(count, 'passage')}
      {unfinished > 0 && <>, <span className={classes.unfinished}>{`${unfinished.toLocaleString('en')} unfinished`}</span></>}
    </span>
    {work && (
      <>
        <button type="button" className={classes.icon} disabled={!work.canUndo} aria-label="Undo" title={`Undo (${steps(keys).undo})`} aria-keyshortcuts="Control+Z Meta+Z" onClick={work.undo}>
          <IconArrowBackUp size={18} stroke={1.6} aria-hidden />
        </button>
        <button type="button" className={classes.icon} disabled={!work.canRedo} aria-label="Redo" title={`Redo (${steps(keys).redo})`} aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z" onClick={work.redo}>
          <IconArrowForwardUp size={18} stroke={1.6} aria-hidden />
        </button>
      </>
    )}
    <button type="button" className={classes.icon} aria-label="Search in the article" {...named('Search in the article', keys.map.find, keys.platform)} onClick={onFind}><IconSearch size={18} stroke={1.6} aria-hidden /></button>
    <button type="button" className={`${classes.icon} ${classes.keys}`} aria-label="Keys" {...named('Keys', keys.map.help, keys.platform)} onClick={onKeys}><IconKeyboard size={18} stroke={1.6} aria-hidden /></button>
    <span className={classes.space} />
    {work && <SavedState view={work.saving} />}
    {panel && <button id={panelToggleId} type="button" className={classes.panel} aria-expanded={panel.open} {...named('Codebook', keys.map.codebook, keys.platform)} onClick={panel.toggle}>Codebook</button>}
    {questions && (
      <button id={questionsToggleId} type="button" className={classes.questions} aria-expanded={questions.open} {...named('Questions about the whole article', keys.map.questions, keys.platform)} onClick={questions.toggle}>
        Questions{questions.left > 0 && <span className={classes.left}>{` ${questions.left}`}</span>}
      </button>
    )}
    {onSubmit && <button type="button" className={classes.submit} {...named('Submit the article', keys.map.submit, keys.platform)} onClick={onSubmit}>Submit…</button>}
  </div>
)

/** These two are the system's own, and not changed. */
function steps({ platform }: Keys): { readonly undo: string; readonly redo: string } {
  const held = platform === 'mac' ? 'Meta' : 'Control'
  return { undo: writeCombo(`${held}+Z`, platform), redo: writeCombo(`${held}+Shift+Z`, platform) }
}
