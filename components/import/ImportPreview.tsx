'use client'
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { CanonicalText } from '@/core/article/canonical-text'
import type { BlockEdit } from '@/core/import/edit'
import { meantKey } from '@/core/keys/press'
import { ImportBlock, type BlockActions } from './ImportBlock'
import { kindNames } from './kind-names'
import { splitPlace } from './split-place'
import classes from './ImportPreview.module.css'

interface Props {
  readonly canonical: CanonicalText
  /** These three stay the same function from one drawing to the next, so that typing elsewhere does not draw the blocks again. */
  readonly onEdit: (edit: BlockEdit) => void
  readonly onUndo: (() => void) | undefined
  readonly onRedo: (() => void) | undefined
}

/** Where the caret is to go once the blocks are drawn again: `start` names the block, `at` counts UTF-16 units of its words. */
interface Aim {
  readonly start: number
  readonly at: number
}

/** The blocks that a text becomes, in order, each to be corrected where it stands. */
export const ImportPreview = memo(({ canonical, onEdit, onUndo, onRedo }: Props) => {
  const { text, blocks } = canonical
  const lines = useMemo(() => text.split('\n'), [text])
  const [caret, setCaret] = useState<{ index: number; at: number }>()
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const aim = useRef<Aim>(undefined)

  const caretBlock = caret && blocks[caret.index]
  const place = caret && caretBlock ? splitPlace(caretBlock, lines[caret.index] ?? '', caret.at) : undefined

  // One set of functions for the life of the list, so that an edit draws only the blocks it changes.
  const latest = useRef({ blocks, lines, caret, onEdit, onUndo, onRedo })
  useEffect(() => {
    latest.current = { blocks, lines, caret, onEdit, onUndo, onRedo }
  })

  const actions = useMemo<BlockActions>(
    () => ({
      kind: (index, kind) => {
        latest.current.onEdit({ op: 'kind', block: index, kind })
        setSaid(`Block ${index + 1} is ${kindNames[kind].toLowerCase()} now.`)
      },
      join: (index) => {
        const block = latest.current.blocks[index]
        if (!block) return
        aim.current = { start: block.start, at: (latest.current.lines[index] ?? '').length }
        latest.current.onEdit({ op: 'join', block: index })
        setSaid(`Blocks ${index + 1} and ${index + 2} are one now.`)
      },
      split: (index, at) => {
        const block = latest.current.blocks[index]
        if (!block) return
        const place = splitPlace(block, latest.current.lines[index] ?? '', at < 0 ? (latest.current.caret?.at ?? 0) : at)
        if (!place) return setSaid('This block has no white space to be split at.')
        aim.current = { start: place.at + 1, at: 0 }
        latest.current.onEdit({ op: 'split', at: place.at })
        setSaid(`Block ${index + 1} is split before “${place.before}…”.`)
      },
      caret: (index, at) => setCaret((before) => (before?.index === index && before.at === at ? before : { index, at })),
      walk: (index, step) => {
        const block = latest.current.blocks[index + step]
        if (block) placeCaret(list.current, { start: block.start, at: 0 })
      },
    }),
    [],
  )

  useEffect(() => {
    const target = aim.current
    aim.current = undefined
    if (target) placeCaret(list.current, target)
  }, [canonical])

  // The words can hold a caret and nothing else. React has no event for this: its onBeforeInput is another one.
  useEffect(() => {
    const element = list.current
    const refuse = (event: Event) => event.preventDefault()
    const press = (event: KeyboardEvent) => {
      const key = meantKey(event).toLowerCase()
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return
      event.preventDefault()
      const act = key === 'y' || event.shiftKey ? latest.current.onRedo : latest.current.onUndo
      act?.()
    }
    element?.addEventListener('beforeinput', refuse)
    element?.addEventListener('keydown', press)
    return () => {
      element?.removeEventListener('beforeinput', refuse)
      element?.removeEventListener('keydown', press)
    }
  }, [])

  return (
    <div className={classes.preview}>
      <div className={classes.bar}>
        <p className={classes.help}>
          Click into a block, or go there with Tab: <kbd>Enter</kbd> splits it at the caret, <kbd>Backspace</kbd> at its start joins it with the one before,{' '}
          <kbd>Alt</kbd> with <kbd>↑</kbd> <kbd>↓</kbd> goes from block to block, <kbd>Ctrl</kbd> <kbd>Z</kbd> undoes.
        </p>
        <span className={classes.undo}>
          <Button size="compact-sm" variant="subtle" disabled={!onUndo} leftSection={<IconArrowBackUp size={16} />} onClick={onUndo}>
            Undo
          </Button>
          <Button size="compact-sm" variant="subtle" disabled={!onRedo} leftSection={<IconArrowForwardUp size={16} />} onClick={onRedo}>
            Redo
          </Button>
        </span>
      </div>
      <p role="status" className={classes.unseen}>
        {said}
      </p>
      <ol ref={list} className={classes.blocks} aria-label="Blocks of the article" data-long={blocks.length > 500 || undefined}>
        {blocks.map((block, index) => (
          <ImportBlock
            key={block.start}
            index={index}
            start={block.start}
            kind={block.kind}
            reason={block.reason}
            words={lines[index] ?? ''}
            last={index === blocks.length - 1}
            splitBefore={caret?.index === index ? place?.before : undefined}
            actions={actions}
          />
        ))}
      </ol>
    </div>
  )
})

ImportPreview.displayName = 'ImportPreview'

function placeCaret(list: HTMLElement | null, { start, at }: Aim): void {
  const words = list?.querySelector<HTMLElement>(`[data-start="${start}"] [contenteditable]`)
  if (!words) return
  words.focus()
  const node = words.firstChild ?? words
  const length = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').length : 0
  words.ownerDocument.getSelection()?.collapse(node, Math.min(at, length))
}
