'use client'
import { memo, type KeyboardEvent, type SyntheticEvent } from 'react'
import { isAnnotatedByDefault, blockKinds, type BlockKind } from '@/core/article/block'
import { kindChoices, kindNames } from './kind-names'
import classes from './ImportPreview.module.css'

/** What can be done to a block; `at` counts UTF-16 units of its words. */
export interface BlockActions {
  readonly kind: (index: number, kind: BlockKind) => void
  readonly join: (index: number) => void
  readonly split: (index: number, caret: number) => void
  readonly caret: (index: number, caret: number) => void
  readonly walk: (index: number, step: 1 | -1) => void
}

interface Props {
  readonly index: number
  /** Code points of the whole text: names the block through every edit that does not touch its start. */
  readonly start: number
  readonly kind: BlockKind
  readonly reason: string | undefined
  readonly words: string
  readonly last: boolean
  /** The words before which the block would be split now; undefined where the caret is elsewhere or cannot split. */
  readonly splitBefore: string | undefined
  readonly actions: BlockActions
}

/**
 * One block as it will be. Its words can hold a caret, but not be typed into: Enter splits there,
 * Backspace at the start and Delete at the end join, Alt with an arrow goes to the next block.
 */
export const ImportBlock = memo(({ index, start, kind, reason, words, last, splitBefore, actions }: Props) => {
  const number = index + 1

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const caret = caretIn(event.currentTarget)
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      actions.walk(index, event.key === 'ArrowUp' ? -1 : 1)
    } else if (caret !== undefined && event.key === 'Enter') {
      event.preventDefault()
      actions.split(index, caret)
    } else if (caret === 0 && event.key === 'Backspace' && index > 0) {
      event.preventDefault()
      actions.join(index - 1)
    } else if (caret === words.length && event.key === 'Delete' && !last) {
      event.preventDefault()
      actions.join(index)
    }
  }

  const see = (event: SyntheticEvent<HTMLElement>) => {
    const caret = caretIn(event.currentTarget)
    if (caret !== undefined) actions.caret(index, caret)
  }

  return (
    <li className={classes.block} data-start={start} data-kind={kind} data-dimmed={!isAnnotatedByDefault(kind) || undefined}>
      <select
        aria-label={`Kind of block ${number}`}
        value={kind}
        className={classes.kind}
        onChange={(event) => {
          const chosen = blockKinds.find((one) => one === event.currentTarget.value)
          if (chosen) actions.kind(index, chosen)
        }}
      >
        {kindChoices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <div className={classes.body}>
        <div
          role="textbox"
          tabIndex={0}
          aria-readonly
          aria-multiline
          aria-label={`Block ${number}, ${kindNames[kind]}`}
          contentEditable
          suppressContentEditableWarning
          spellCheck={false}
          inputMode="none"
          dir="auto"
          className={classes.words}
          onKeyDown={press}
          onKeyUp={see}
          onMouseUp={see}
          onFocus={see}
        >
          {words}
        </div>
        {reason && <p className={classes.reason}>{reason}</p>}
        <p className={classes.tools}>
          <button type="button" disabled={splitBefore === undefined} className={classes.tool} onClick={() => actions.split(index, -1)}>
            {splitBefore === undefined ? 'Split' : `Split before “${splitBefore}…”`}
          </button>
          {!last && (
            <button type="button" className={classes.tool} onClick={() => actions.join(index)}>
              Join with next
            </button>
          )}
        </p>
      </div>
    </li>
  )
})

ImportBlock.displayName = 'ImportBlock'

/** Where the caret is in an element with one text node, in UTF-16 units; undefined where it is elsewhere or spans words. */
function caretIn(element: HTMLElement): number | undefined {
  const selection = element.ownerDocument.getSelection()
  const node = selection?.anchorNode
  if (!selection?.isCollapsed || !node || !element.contains(node)) return undefined
  return node === element ? (selection.anchorOffset === 0 ? 0 : (element.textContent ?? '').length) : selection.anchorOffset
}
