'use client'
import { useMemo } from 'react'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import { type Edited, contentOf } from '@/core/annotation/working-layer'
import type { CardActions } from '../annotation/Card'
import type { ExtentActions } from '../annotation/ExtentControl'
import type { ChoosingWork } from './use-choosing'
import type { InHand } from './use-in-hand'
import type { Reading } from './use-reading'
import type { TextOnDesk } from './use-text'

interface Given extends ExtentActions {
  readonly reading: Reading
  readonly inHand: InHand
  readonly placeOf: TextOnDesk['placeOf']
  readonly openPalette: ChoosingWork['open']
  readonly hover: (id: string | null) => void
  readonly say: (words: string) => void
}

/** What can be done to passages from their cards, and the steps back and forth. */
export interface PassageActions {
  /** The same object until something it depends on is another. */
  readonly card: CardActions
  undo(): void
  redo(): void
  /** Brings a deleted passage back. */
  bringBack(id: string): void
}

/** Changes passages, and says what became of them. */
export function usePassageActions({ reading, inHand, placeOf, openPalette, hover, say, moveEnd, takeFragment }: Given): PassageActions {
  const { work, nameOf, editable, showLayer } = reading
  const { find, change } = work
  const { open, setActive } = inHand

  const card = useMemo((): CardActions => {
    const patch = (id: string, flow: string, next: (annotation: Annotation) => Partial<Annotation>) => {
      const annotation = find(id)
      const content = contentOf(annotation)
      if (annotation && content) change(id, { ...content, ...next(annotation) }, flow)
    }
    return {
      open,
      hover,
      changeTag: (id, from) => {
        const annotation = find(id)
        const place = placeOf(from.getBoundingClientRect())
        if (annotation && place) openPalette({ change: annotation, focus: true, place })
      },
      setNote: (id, note) => patch(id, 'note', () => ({ note })),
      setAttribute: (id, key, value) =>
        patch(id, key, ({ attributes: { [key]: _, ...rest } }) => ({ attributes: value === undefined ? rest : { ...rest, [key]: value } })),
      moveEnd,
      takeFragment,
      remove: (id) => {
        if (!change(id, null)) return
        setActive(null)
        say('Deleted. Undo brings it back.')
      },
      restore: (id, content) => change(id, content) && say('Restored. Undo takes it back.'),
    }
  }, [open, setActive, hover, find, change, placeOf, openPalette, say, moveEnd, takeFragment])

  const takeBack = (edited: Edited | undefined, word: string) => {
    if (!edited) return
    const content = contentOf(edited.layer.annotations.get(edited.edit.id))
    say(`${word}: ${content ? `${nameOf(content.tag)}, ${quoteOf(content)}` : 'the passage is not marked any more'}.`)
    setActive(content ? edited.edit.id : null)
  }
  return {
    card,
    undo: () => editable && takeBack(work.undo(), 'Undone'),
    redo: () => editable && takeBack(work.redo(), 'Redone'),
    bringBack: (id) => {
      const annotation = find(id)
      if (!annotation || !change(id, contentOf({ ...annotation, deleted: false }))) return
      showLayer(null)
      setActive(id)
      say(`Brought back: ${nameOf(annotation.tag)}, ${quoteOf(annotation)}`)
    },
  }
}
