'use client'
import type { Annotation } from '@/core/annotation/annotation'
import { extentBounds } from '@/core/annotation/fragment'
import type { IntervalIndex } from '@/core/annotation/interval-index'
import type { KeyAction } from '@/core/keys/key-map'
import { codePoint } from '@/core/text/offset'
import { cardInFocus } from '../annotation/card-focus'
import { openFold, scrollToPlace } from '../annotation/reveal'
import type { Surface } from '../annotation/surface'
import type { ChoosingWork } from './use-choosing'
import type { InHand } from './use-in-hand'
import type { PassageActions } from './use-passage-actions'
import type { ReadingCaret } from './use-reading-caret'
import type { Reading } from './use-reading'
import type { TextOnDesk } from './use-text'

interface Given {
  readonly reading: Reading
  readonly surface: Surface | null
  readonly inHand: InHand
  readonly caret: ReadingCaret
  readonly actions: PassageActions
  readonly placeOf: TextOnDesk['placeOf']
  readonly openPalette: ChoosingWork['open']
  readonly say: (words: string) => void
}

/** What the keys do to a passage without going over its card: another tag, the note, the field that is missing, deleting it. */
export function useCardKeys({ reading, surface, inHand, caret, actions, placeOf, openPalette, say }: Given): Partial<Record<KeyAction, () => void>> {
  const { shown, index, editable, unfinished } = reading

  const withMeant = (run: (passage: Annotation) => void) => () => {
    if (!editable) return say('Nothing can be changed here.')
    const id = meant(index, inHand.active, caret)
    const passage = shown.find((one) => one.id === id)
    if (passage) run(passage)
    else say('Open a passage first.')
  }
  const changeTag = (passage: Annotation) => {
    if (!surface) return
    const { start } = extentBounds(passage.extent)
    openFold(surface, start)
    scrollToPlace(surface.lineOf(start))
    const [first] = passage.extent
    const rects = first ? surface.ranges(first).flatMap((range) => [...range.getClientRects()]) : []
    const [top, last] = [rects[0], rects.at(-1)]
    const place = top && last && placeOf({ top: top.top, bottom: last.bottom, left: last.left, right: last.right })
    const { activeElement } = document
    if (!place) return
    inHand.setActive(passage.id)
    openPalette({ change: passage.id, focus: true, place, ...(activeElement instanceof HTMLElement && activeElement !== document.body && { from: activeElement }) })
  }
  const toMissing = (passage: Annotation | undefined) => {
    // From the passage on, and round again: the next that lacks something, this one before all.
    const from = passage ? shown.indexOf(passage) : 0
    const order = [...shown.slice(from), ...shown.slice(0, from)]
    const next = order.find(({ id }) => unfinished.some(({ annotation }) => annotation.id === id))
    if (!next) return say(shown.length === 0 ? 'There is no passage yet.' : 'No passage lacks anything.')
    if (surface) openFold(surface, extentBounds(next.extent).start)
    if (surface && next !== passage) scrollToPlace(surface.lineOf(extentBounds(next.extent).start))
    inHand.open(next.id, [], 'missing')
  }
  return {
    changeTag: withMeant(changeTag),
    note: withMeant(({ id }) => inHand.open(id, [], 'note')),
    missing: () => (editable ? toMissing(shown.find(({ id }) => id === meant(index, inHand.active, caret))) : say('Nothing can be changed here.')),
    remove: withMeant(({ id, extent }) => {
      const leaves = cardInFocus() === id
      actions.card.remove(id)
      // The card goes, and what has the focus with it.
      if (leaves) caret.focus(extentBounds(extent).start)
    }),
  }
}

/** The passage that a key is about: the one whose card has the focus; in the text the one at the caret, the open one before others; else the open one. */
function meant(index: IntervalIndex, active: string | null, { at }: ReadingCaret): string | undefined {
  const focused = cardInFocus()
  if (focused) return focused
  if (at === null) return active ?? undefined
  const here = index.at(at)
  // Right after tagging the caret stands at the end of what was tagged.
  const touched = at > 0 ? index.at(codePoint(at - 1)) : []
  return active && (here.includes(active) || touched.includes(active)) ? active : (here[0] ?? active ?? undefined)
}
