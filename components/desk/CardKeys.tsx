'use client'
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { extentBounds } from '@/core/annotation/fragment'
import type { IntervalIndex } from '@/core/annotation/interval-index'
import { compareInText } from '@/core/annotation/reading-order'
import { missingAttributes } from '@/core/annotation/unfinished'
import type { KeyMap } from '@/core/keys/key-map'
import { type CodePoint, codePoint } from '@/core/text/offset'
import { cardInFocus } from '../annotation/card-focus'
import { openFold, scrollToPlace } from '../annotation/reveal'
import type { Surface } from '../annotation/surface'
import type { ChoosingWork } from './use-choosing'
import { useDeskKeys } from './use-desk-keys'
import type { InHand } from './use-in-hand'
import type { PassageActions } from './use-passage-actions'
import type { ReadingCaret } from './use-reading-caret'
import type { Reading } from './use-reading'
import type { TextOnDesk } from './use-text'

interface Props {
  readonly reading: Reading
  readonly surface: Surface | null
  readonly inHand: InHand
  readonly caret: ReadingCaret
  readonly actions: PassageActions
  readonly placeOf: TextOnDesk['placeOf']
  readonly paletteOpen: () => boolean
  readonly openPalette: ChoosingWork['open']
  readonly map: KeyMap
  readonly say: (words: string) => void
}

/**
 * What the keys do to a passage without going over its card: another tag, the note, the field that is missing, deleting it.
 * There is nothing to be seen of it; it is a component so that it comes after the first paint.
 */
export const CardKeys = ({ reading, surface, inHand, caret, actions, placeOf, paletteOpen, openPalette, map, say }: Props) => {
  const { codebook, shown, index, unfinished } = reading
  const passageMeant = () => {
    const focused = cardInFocus()
    const made = focused ? undefined : inHand.justMade(caret.at)
    const id = focused ?? meant(index, inHand.active, caret)
    return made ?? shown.find((one) => one.id === id)
  }
  const withMeant = (run: (passage: Annotation) => void) => () => {
    const passage = passageMeant()
    if (passage) run(passage)
    else say('Open a passage first.')
  }
  const goTo = (start: ReturnType<typeof extentBounds>['start']) => {
    if (!surface) return
    openFold(surface, start)
    scrollToPlace(surface.lineOf(start))
  }
  const changeTag = ({ id, extent }: Annotation) => {
    goTo(extentBounds(extent).start)
    const [first] = extent
    const rects = surface && first ? surface.ranges(first).flatMap((range) => [...range.getClientRects()]) : []
    const [top, last] = [rects[0], rects.at(-1)]
    const place = top && last && placeOf({ top: top.top, bottom: last.bottom, left: last.left, right: last.right })
    const { activeElement } = document
    if (!place) return
    inHand.setActive(id)
    openPalette({ change: id, focus: true, place, ...(activeElement instanceof HTMLElement && activeElement !== document.body && { from: activeElement }) })
  }
  const toMissing = () => {
    // From the passage on, and round again: the next that lacks something, this one before all.
    const passage = passageMeant()
    const from = passage ? shown.findIndex((one) => compareInText(one, passage) >= 0) : 0
    const round = from < 0 ? shown : [...shown.slice(from), ...shown.slice(0, from)]
    const next = passage && missingAttributes(codebook, passage).length > 0 ? passage : round.find(({ id }) => unfinished.some(({ annotation }) => annotation.id === id))
    if (!next) return say(shown.length === 0 && !passage ? 'There is no passage yet.' : 'No passage lacks anything.')
    if (next !== passage) goTo(extentBounds(next.extent).start)
    inHand.open(next.id, [], 'missing')
  }
  const going = useRef<{ readonly id: string; readonly start: CodePoint } | null>(null)
  const onGone = useEffectEvent((changed: readonly Annotation[]) => {
    const focused = cardInFocus()
    const gone = changed.find(({ id, deleted }) => deleted && id === focused)
    if (gone && document.activeElement?.matches(':focus-visible')) going.current = { id: gone.id, start: extentBounds(gone.extent).start }
  })
  const { onChange } = reading.work
  useEffect(() => onChange((changed) => onGone(changed)), [onChange])
  // The card goes, and what has the focus with it, whichever way it was deleted: in the same moment the words get it. Not before, for the change is painted first.
  useLayoutEffect(() => {
    const { current } = going
    if (!current || shown.some(({ id }) => id === current.id)) return
    going.current = null
    if (document.activeElement === document.body || cardInFocus() === current.id) caret.focus(current.start)
  }, [shown, caret])
  useDeskKeys({
    paletteOpen, map,
    act: {
      changeTag: withMeant(changeTag),
      note: withMeant(({ id }) => inHand.open(id, [], 'note')),
      missing: toMissing,
      remove: withMeant(({ id }) => actions.card.remove(id)),
    },
  })
  return null
}

/** The passage that a key is about where no card has the focus: in the text the one at the caret, the open one before others; else the open one. */
function meant(index: IntervalIndex, active: string | null, { at }: ReadingCaret): string | undefined {
  if (at === null) return active ?? undefined
  const here = index.at(at)
  // Right after tagging the caret stands at the end of what was tagged.
  const touched = at > 0 ? index.at(codePoint(at - 1)) : []
  return active && (here.includes(active) || touched.includes(active)) ? active : (here[0] ?? active ?? undefined)
}
