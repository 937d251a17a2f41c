'use client'
import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import type { Selectable } from '@/core/annotation/snap'
import { saidOfSelection } from '@/core/annotation/said-of-selection'
import { type Direction, type Stride, stepFrom, unitAt } from '@/core/annotation/stride'
import { comboOf, withoutShift } from '@/core/keys/combo'
import { type KeyAction, type KeyMap, actionOf } from '@/core/keys/key-map'
import { pressOf } from '@/core/keys/press'
import { type CodePoint, codePoint } from '@/core/text/offset'
import type { Surface } from '../annotation/surface'
import { scrollToPlace } from '../annotation/reveal'

interface Given {
  /** The element that takes the focus for the text. */
  readonly host: RefObject<HTMLElement | null>
  readonly surface: Surface | null
  readonly article: Selectable
  readonly keys: KeyMap
  /** What changes between two places for those who hear it: passages that are entered and left. */
  readonly between: (before: CodePoint, now: CodePoint) => string
  readonly say: (words: string) => void
  /** Enter was pressed: at a place, or with a selection. */
  readonly onEnter: (at: CodePoint, selected: boolean) => void
}

/** A caret in a text that nobody can write in. */
export interface ReadingCaret {
  /** Where it stands while it is shown: in code points, before this one. */
  readonly at: CodePoint | null
  /** The focus came by a pointer, and no key has moved the caret since: then nothing has to show where the focus is. */
  readonly pointed: boolean
  /** Where it stood last, shown or not. */
  place(): CodePoint | undefined
  /** Brings the focus into the text, at a place or where the caret was. */
  focus(at?: CodePoint): void
  /** Takes the word at a place into the selection, and gives it. */
  takeWord(at: CodePoint): boolean
  readonly props: { readonly tabIndex: 0; onFocus(event: FocusEvent): void; onBlur(event: FocusEvent): void; onKeyDown(event: KeyboardEvent): void; onPointerDown(): void }
}

type Move = { readonly stride: Stride | 'line'; readonly by: Direction; readonly sideways?: true }

const moves: Partial<Record<KeyAction, Move>> = {
  wordOn: { stride: 'word', by: 1, sideways: true },
  wordBack: { stride: 'word', by: -1, sideways: true },
  sentenceOn: { stride: 'sentence', by: 1, sideways: true },
  sentenceBack: { stride: 'sentence', by: -1, sideways: true },
  paragraphOn: { stride: 'paragraph', by: 1 },
  paragraphBack: { stride: 'paragraph', by: -1 },
  lineOn: { stride: 'line', by: 1 },
  lineBack: { stride: 'line', by: -1 },
}

/**
 * Moves through the text and selects in it without a mouse. The browser's own selection is what is
 * moved, so that copying, magnifiers and everything else that follows a selection follow this one.
 * It is shown while the text has the focus and keys are used, and never writes anything.
 */
export function useReadingCaret({ host, surface, article, keys, between, say, onEnter }: Given): ReadingCaret {
  const [at, setAt] = useState<CodePoint | null>(null)
  const [pointed, setPointed] = useState(false)
  const last = useRef<CodePoint | undefined>(undefined)

  const place = () => (surface && selectionFocus(surface)) ?? last.current

  const put = (to: CodePoint, extend: boolean) => {
    const point = surface?.pointAt(to)
    const selection = getSelection()
    if (!surface || !point || !selection) return
    if (extend && surface.root.contains(selection.anchorNode)) selection.extend(...point)
    else selection.collapse(...point)
    last.current = to
    setAt(to)
    scrollToPlace(surface.caretAt(to))
  }

  const focus = (to?: CodePoint) => {
    const target = to ?? place() ?? (surface ? firstInView(surface) : undefined)
    // The place first: taking the focus shows the caret where it is.
    if (target !== undefined) last.current = target
    host.current?.focus({ preventScroll: true })
    if (target !== undefined) put(target, false)
  }

  const takeWord = (from: CodePoint) => {
    const word = unitAt(article, from, 'word')
    if (!word) return false
    put(word.start, false)
    put(word.end, true)
    return true
  }

  const move = (surface: Surface, { stride, by, sideways }: Move, extend: boolean) => {
    const from = place() ?? firstInView(surface)
    if (from === undefined) return
    if (extend && selectionFocus(surface) === undefined) put(from, false)
    const direction = sideways && isRightToLeft(surface, from) ? (-by as Direction) : by
    const open = { ...article, blocks: article.blocks.filter((_, index) => isOpen(surface, index)) }
    const to = stride === 'line' ? lineFrom(surface, from, by, extend) : stepFrom(open, from, stride, direction, extend && direction > 0 ? 'end' : 'start')
    if (to === undefined) return say(direction > 0 ? 'End of the article.' : 'Beginning of the article.')
    const anchor = extend ? selectionEdge(surface, 'anchor') : undefined
    put(to, extend)
    const unit = unitAt(open, to, stride === 'line' ? 'word' : stride)
    const heard = anchor !== undefined ? saidOfSelection(article.table, anchor, from, to) : unit ? article.table.slice(unit.start, unit.end) : 'End of the paragraph'
    say([heard, between(from, to)].filter(Boolean).join('. '))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!surface || event.defaultPrevented || event.nativeEvent.isComposing || event.target !== event.currentTarget) return
    const { combo, shift } = withoutShift(comboOf(pressOf(event.nativeEvent)))
    const action = actionOf(keys, combo, 'text')
    const step = action && moves[action]
    if (step) {
      event.preventDefault()
      move(surface, step, shift)
    } else if (combo === 'Enter' && !shift) {
      event.preventDefault()
      const from = place() ?? firstInView(surface)
      if (from !== undefined) onEnter(from, getSelection()?.isCollapsed === false && selectionFocus(surface) !== undefined)
    }
  }

  const props = {
    tabIndex: 0 as const,
    onFocus: (event: FocusEvent) => {
      if (!surface || event.target !== event.currentTarget || !event.currentTarget.matches(':focus-visible')) return
      const from = place() ?? firstInView(surface)
      if (from === undefined) return
      last.current = from
      setAt(from)
      scrollToPlace(surface.caretAt(from))
    },
    onBlur: (event: FocusEvent) => {
      if (event.target !== event.currentTarget) return
      setAt(null)
      setPointed(false)
    },
    onKeyDown,
    onPointerDown: () => {
      setAt(null)
      setPointed(true)
    },
  }
  return { at, pointed, place, focus, takeWord, props }
}

/** Where the browser's selection ends, if it is in the text. */
const selectionFocus = (surface: Surface) => selectionEdge(surface, 'focus')

function selectionEdge(surface: Surface, edge: 'anchor' | 'focus'): CodePoint | undefined {
  const selection = getSelection()
  const node = selection?.[`${edge}Node`]
  return selection && node && surface.root.contains(node) ? surface.offsetOf(node, selection[`${edge}Offset`]) : undefined
}

/** The browser knows where its lines are. Where it leaves the text, everything stays as it was. */
function lineFrom(surface: Surface, from: CodePoint, by: Direction, extend: boolean): CodePoint | undefined {
  const selection = getSelection()
  if (!selection) return undefined
  if (selectionFocus(surface) === undefined) {
    const point = surface.pointAt(from)
    if (point) selection.collapse(...point)
  }
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  selection.modify(extend ? 'extend' : 'move', by > 0 ? 'forward' : 'backward', 'line')
  const to = selectionFocus(surface)
  if (to !== undefined && to !== from) return to
  if (anchorNode && focusNode) selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
  return undefined
}

function firstInView(surface: Surface): CodePoint | undefined {
  const open = surface.blocks.filter((block) => isOpen(surface, block.index) && block.end > block.start)
  const block = open.find((one) => one.element.getBoundingClientRect().bottom > 24) ?? open[0]
  return block && codePoint(block.start)
}

function isOpen(surface: Surface, index: number): boolean {
  return !surface.blocks[index]?.element.closest('details:not([open])')
}

function isRightToLeft(surface: Surface, at: CodePoint): boolean {
  const block = surface.blocks.find((one) => at <= one.end)
  return block !== undefined && getComputedStyle(block.element).direction === 'rtl'
}
