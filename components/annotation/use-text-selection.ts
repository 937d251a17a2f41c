'use client'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Extent } from '@/core/annotation/fragment'
import { type Selectable, snapSelection } from '@/core/annotation/snap'
import { isModifier } from '@/core/keys/combo'
import { codePoint } from '@/core/text/offset'
import type { Place, Surface } from './surface'

/** Words that somebody has just selected. */
export interface TextSelection {
  readonly extent: Extent
  /** Where the selected words end, in the viewport; its top is that of their first line. */
  readonly place: Place
}

/** How words are being selected. */
interface Gesture {
  /** The selection has handles, and no pointer tells when somebody lets go of one. */
  readonly handled: boolean
  /** The pointer went down where words are selected: in the text, or beside it on nothing that is pressed. */
  readonly began: boolean
  /** The selection is another one since then. */
  readonly moved: boolean
  /** The selection has been changed with Shift and an arrow since Shift was pressed. */
  readonly extended: boolean
  /** How often it was clicked on the spot. */
  readonly clicks: number
}

const atRest: Gesture = { handled: false, began: false, moved: false, extended: false, clicks: 0 }

const touchSettles = 500
const keysSettle = 450
/** How long a double click waits for the third, in milliseconds. */
const thirdClick = 350

/**
 * Tells of a selection in the text once it has come to rest: the button is up, a finger has left the
 * handles, Shift is released. With Alt held, parts of words can be selected.
 * @param covers what is opened then lies over the text: a double click is told once no third one has come, which would meet what was opened
 */
export function useTextSelection(surface: Surface | null, article: Selectable, onSelect: (selection: TextSelection | null) => void, covers = false): void {
  // What follows the last passage may be drawn, and the text be another surface, while the next words are being selected: the gesture goes on.
  const gesture = useRef(atRest)
  const tell = useEffectEvent((alt: boolean) => {
    const selection = surface ? readSelection(surface, article, alt) : undefined
    if (selection !== undefined) onSelect(selection)
  })
  useEffect(() => {
    if (!surface) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let waiting: (() => void) | undefined
    const now = (): Gesture => gesture.current
    const becomes = (change: Partial<Gesture>) => {
      gesture.current = { ...gesture.current, ...change }
    }

    const later = (milliseconds: number, alt: boolean) => {
      clearTimeout(timer)
      const run = () => {
        waiting = undefined
        tell(alt)
      }
      waiting = run
      timer = setTimeout(run, milliseconds)
    }
    // Whoever presses a tag's letter at once means the words that are selected now, not those of half a second ago.
    const before = (event: KeyboardEvent) => {
      if (isStep(event)) becomes({ extended: now().extended || event.shiftKey })
      else if (waiting && !isModifier(event.key)) {
        clearTimeout(timer)
        waiting()
      }
    }
    const pressed = (event: PointerEvent) => {
      becomes({ handled: event.pointerType === 'touch', began: isIn(surface.root, event.target) || !isControl(event.target), moved: false })
    }
    const clicked = (event: MouseEvent) => becomes({ clicks: event.detail })
    // A drag can end beside the text, on a badge or a card too: what counts is where it began.
    const released = (event: PointerEvent) => {
      const { handled, began, clicks } = now()
      if (!handled && began && (isIn(surface.root, event.target) || isIn(surface.root, getSelection()?.anchorNode))) later(covers && clicks === 2 ? thirdClick : 0, event.altKey)
    }
    // A pen that rests on a word: the browser selects it, gives the selection handles, and the pen is not told of any more.
    const taken = (event: PointerEvent) => {
      if (event.pointerType !== 'pen' || !now().began) return
      becomes({ handled: true })
      if (now().moved) later(touchSettles, false)
    }
    const changed = () => {
      becomes({ moved: true })
      if (now().handled) later(touchSettles, false)
    }
    const keyUp = (event: KeyboardEvent) => {
      if (isControl(event.target)) return
      if (event.key === 'Shift') {
        if (now().extended) later(0, event.altKey)
        becomes({ extended: false })
      } else if (event.shiftKey && isStep(event)) later(keysSettle, event.altKey)
    }
    document.addEventListener('pointerdown', pressed)
    document.addEventListener('mousedown', clicked)
    document.addEventListener('pointerup', released)
    document.addEventListener('pointercancel', taken)
    document.addEventListener('selectionchange', changed)
    document.addEventListener('keyup', keyUp)
    window.addEventListener('keydown', before, true)
    // What waits to be told is told all the same, by the surface there is then.
    return () => {
      document.removeEventListener('pointerdown', pressed)
      document.removeEventListener('mousedown', clicked)
      document.removeEventListener('pointerup', released)
      document.removeEventListener('pointercancel', taken)
      document.removeEventListener('selectionchange', changed)
      document.removeEventListener('keyup', keyUp)
      window.removeEventListener('keydown', before, true)
    }
  }, [surface, covers])
}

/** The selection of the document as an extent; null when nothing is selected, undefined when it is no affair of the text. */
export function readSelection(surface: Surface, article: Selectable, alt: boolean): TextSelection | null | undefined {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0 || !isIn(surface.root, selection.anchorNode)) return undefined
  if (selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const start = surface.offsetOf(range.startContainer, range.startOffset) ?? codePoint(0)
  const end = surface.offsetOf(range.endContainer, range.endOffset) ?? article.table.length
  const extent = snapSelection(article, { start, end }, alt ? 'characters' : 'words')
  const rects = extent.flatMap((fragment) => surface.ranges(fragment)).flatMap((one) => [...one.getClientRects()])
  const last = rects.at(-1)
  return last ? { extent, place: { top: rects[0]!.top, bottom: last.bottom, left: last.left, right: last.right } } : null
}

function isIn(root: Element, target: EventTarget | null | undefined): boolean {
  return target instanceof Node && root.contains(target)
}

/** Whether a key moves the caret of the browser, or ours. */
function isStep({ key }: KeyboardEvent): boolean {
  return /^(Arrow|Home|End|Page)/.test(key)
}

/** Whether a person is typing, or pressing something. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, button, a, dialog, [contenteditable="true"]') !== null
}

/** Whether a key goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]') !== null
}
