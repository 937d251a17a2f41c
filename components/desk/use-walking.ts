'use client'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import { type Extent, extentBounds } from '@/core/annotation/fragment'
import type { IntervalIndex } from '@/core/annotation/interval-index'
import type { KeyAction } from '@/core/keys/key-map'
import { endId } from '../annotation/end-keys'
import { openFold, reveal } from '../annotation/reveal'
import type { Surface } from '../annotation/surface'
import type { ReadingCaret } from './use-reading-caret'

interface Given {
  readonly surface: Surface | null
  readonly index: IntervalIndex
  /** In reading order. */
  readonly shown: readonly Annotation[]
  readonly active: string | null
  readonly here: readonly string[]
  /** The open passage, where it can be changed. */
  readonly inHand: Annotation | undefined
  readonly caret: ReadingCaret
  readonly nameOf: (tag: string) => string
  /** Opens the card and takes the focus there. */
  readonly open: (id: string, here?: readonly string[]) => void
  /** Opens the card and leaves the focus where it is. */
  readonly onPassage: (id: string) => void
  readonly say: (words: string) => void
}

/** What the keys do that go from passage to passage, and between the margin and the text. */
export function useWalking({ surface, index, shown, active, here, inHand, caret, nameOf, open, onPassage, say }: Given): {
  readonly goTo: (id: string) => void
  /** From the open card to its words: to their link, where there is one to be heard, else to the caret. */
  readonly toWords: () => void
  /** To the beginning of some words, with the caret. */
  readonly toPlace: (extent: Extent) => void
  readonly act: Partial<Record<KeyAction, () => void>>
} {
  const find = (id: string | null) => shown.find((one) => one.id === id)

  const goTo = (id: string) => {
    const annotation = find(id)
    if (!annotation) return
    open(id)
    if (surface) reveal(surface, annotation)
  }
  const toPlace = (extent: Extent) => {
    const { start } = extentBounds(extent)
    if (surface) openFold(surface, start)
    caret.focus(start)
  }
  const step = (by: 1 | -1) => {
    const at = shown.findIndex(({ id }) => id === active)
    const to = at < 0 && by < 0 ? shown.length - 1 : (at + by + shown.length) % shown.length
    const next = shown[to]
    if (!next) return say('There is no passage yet.')
    if (caret.at === null) return goTo(next.id)
    // Whoever reads with the caret stays in the text.
    toPlace(next.extent)
    onPassage(next.id)
    say(`${nameOf(next.tag)}, passage ${to + 1} of ${shown.length}: ${quoteOf(next)}`)
  }
  const nextHere = () => {
    const passage = find(active)
    const at = caret.at ?? (passage ? extentBounds(passage.extent).start : caret.place())
    const all = here.length > 1 ? here : at === undefined ? [] : index.at(at)
    const next = all[(all.indexOf(active ?? '') + 1) % all.length]
    if (next) open(next, all)
    else say('There is no passage here.')
  }
  const toWords = () => {
    const passage = find(active)
    if (!passage || !surface) return
    reveal(surface, passage)
    const link = surface.root.querySelector<HTMLElement>(`a[data-passage="${passage.id}"]`)
    if (link) link.focus({ preventScroll: true })
    else toPlace(passage.extent)
  }
  const focusEnd = (side: 'start' | 'end') => {
    if (!inHand) return say('Open a passage first.')
    document.getElementById(endId(inHand.id, side, side === 'start' ? 0 : inHand.extent.length - 1))?.focus({ preventScroll: true })
  }
  return {
    goTo,
    toWords,
    toPlace,
    act: {
      nextPassage: () => step(1),
      previousPassage: () => step(-1),
      nextHere,
      toText: () => {
        const passage = find(active)
        if (passage) toPlace(passage.extent)
        else caret.focus()
      },
      start: () => focusEnd('start'),
      end: () => focusEnd('end'),
    },
  }
}
