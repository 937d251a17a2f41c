'use client'
import { inQuotes } from '@/core/text/inner-quotes'
import { useMemo } from 'react'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import { contentOf } from '@/core/annotation/working-layer'
import { many } from '@/core/counted'
import { flagKey } from '@/core/flag/flag'
import type { Edit } from '@/core/steps/step'
import type { Taken } from '@/core/steps/steps'
import type { CardActions } from '../annotation/Card'
import type { ExtentActions } from '../annotation/ExtentControl'
import { inTurn } from '../annotation/once-shown'
import type { ChoosingWork } from './use-choosing'
import type { InHand } from './use-in-hand'
import type { Panel } from './use-panel'
import type { Reading } from './use-reading'
import type { TextOnDesk } from './use-text'

interface Given extends ExtentActions {
  readonly reading: Reading
  readonly inHand: InHand
  readonly placeOf: TextOnDesk['placeOf']
  readonly openPalette: ChoosingWork['open']
  readonly hover: (id: string | null) => void
  readonly say: (words: string) => void
  /** A sentence that has to be seen, or with an empty one, none any more. */
  readonly warn: (words: string) => void
  readonly panel: Panel
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
export function usePassageActions({ reading, inHand, placeOf, openPalette, hover, say, warn, panel, moveEnd, takeFragment }: Given): PassageActions {
  const { steps, nameOf, editable, showLayer } = reading
  const { find } = reading.work
  const { change } = steps
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
        const place = placeOf(from.getBoundingClientRect())
        if (find(id) && place) openPalette({ change: id, focus: true, place })
      },
      setNote: (id, note) => patch(id, 'note', () => ({ note })),
      setAttribute: (id, key, value) =>
        patch(id, key, ({ attributes: { [key]: _, ...rest } }) => ({ attributes: value === undefined ? rest : { ...rest, [key]: value } })),
      moveEnd,
      takeFragment,
      remove: (id) => {
        if (!change(id, null)) return
        // The underline is gone already; what goes with it is drawn once that is shown.
        inTurn(() => {
          setActive(null)
          say('Deleted. Undo brings it back.')
        })
      },
      restore: (id, content) => {
        // What was asked of a reviewer since stays asked.
        const { [flagKey]: _, ...attributes } = content.attributes
        const flag = find(id)?.attributes[flagKey]
        if (change(id, { ...content, attributes: flag === undefined ? attributes : { ...attributes, [flagKey]: flag } })) say('Restored. Undo takes it back.')
      },
    }
  }, [open, setActive, hover, find, change, placeOf, openPalette, say, moveEnd, takeFragment])

  const wordsOf = (edit: Edit) => {
    if (edit.kind === 'answer') return `the answer to “${reading.questions.asked.find(({ key }) => key === edit.question)?.name ?? edit.question}”`
    return edit.after ? `${nameOf(edit.after.tag)}, ${quoteOf(edit.after)}` : 'the passage is not marked any more'
  }
  const tell = (taken: Taken | undefined, word: string) => {
    if (!taken) return
    const { edits, overtaken } = taken
    const left = overtaken.length === 0 ? '' : leftOut(overtaken)
    const [first] = edits
    const done = !first ? '' : `${word}: ${edits.length === 1 ? wordsOf(first) : many(edits.length, 'passage')}.`
    warn(left)
    say([left, done].filter(Boolean).join(' '))
    if (first?.kind === 'annotation') setActive(first.after ? first.id : null)
    else if (first) panel.show('questions')
  }
  return {
    card,
    undo: () => editable && tell(steps.undo(), 'Undone'),
    redo: () => editable && tell(steps.redo(), 'Redone'),
    bringBack: (id) => {
      const annotation = find(id)
      if (!annotation || !change(id, contentOf({ ...annotation, deleted: false }))) return
      showLayer(null)
      // The button goes with its line: the focus goes where the passage went.
      open(id)
      say(`Brought back: ${nameOf(annotation.tag)}, ${quoteOf(annotation)}`)
    },
  }
}

/** What could not be taken back or done again, and why. */
function leftOut(overtaken: readonly Edit[]): string {
  const [one] = overtaken
  const content = one?.kind === 'annotation' ? (one.after ?? one.before) : null
  if (overtaken.length > 1) return `${overtaken.length} steps are left out: what they changed has been changed elsewhere since, in another tab or on another machine.`
  return `One step is left out: ${content ? inQuotes(quoteOf(content)) : 'what it changed'} has been changed elsewhere since, in another tab or on another machine.`
}
