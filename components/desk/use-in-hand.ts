'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { CodePoint } from '@/core/text/offset'
import { type CardPlace, focusCard } from '../annotation/card-focus'

/** The passage whose card is open, if any. */
export interface InHand {
  readonly active: string | null
  /** The passages at the place that was last pressed, the smallest first. */
  readonly here: readonly string[]
  /** Opens a card, or with null closes it, and takes the focus there. `at`: all passages at the place that was pressed; `place`: where on the card. */
  open(id: string | null, at?: readonly string[], place?: CardPlace): void
  /** Opens a card and leaves the focus where it is. */
  setActive(id: string | null): void
  /** The same for a passage that has just been made, alone at its place. */
  onMade(id: string): void
  /** The passage that has just been made, until it is drawn: a key may come before that. With a place, only if that is in it or at its end. */
  justMade(at: CodePoint | null): Annotation | undefined
}

/** Keeps one passage in hand, of those that are shown. `find`: a passage as it is now, drawn or not. */
export function useInHand(isShown: (id: string) => boolean, find: (id: string) => Annotation | undefined): InHand {
  const [active, setActive] = useState<string | null>(null)
  const [here, setHere] = useState<readonly string[]>([])
  const focusNext = useRef<{ readonly id: string; readonly place: CardPlace } | null>(null)
  const [asked, setAsked] = useState(0)
  const made = useRef<string | null>(null)
  const isDrawn = useRef(isShown)
  const now = active !== null && isShown(active) ? active : null

  const open = useCallback((id: string | null, at: readonly string[] = [], place: CardPlace = 'head') => {
    if (id !== made.current) made.current = null
    setActive(id)
    setHere((before) => (at.length > 0 ? at : id && before.includes(id) ? before : []))
    focusNext.current = id === null ? null : { id, place }
    setAsked((before) => before + 1)
  }, [])
  const onMade = useCallback((id: string) => {
    made.current = isDrawn.current(id) ? null : id
    // As hurried as whoever says so, and not later: the key that has the passage drawn at once means the one in hand.
    setActive(id)
    setHere([])
  }, [])
  useEffect(() => {
    isDrawn.current = isShown
    if (made.current !== null && isShown(made.current)) made.current = null
  })
  useEffect(() => {
    const next = focusNext.current
    // A card that is still to be drawn gets the focus when it is.
    if (next && (next.id === made.current || (next.id === active && now === null))) return
    focusNext.current = null
    if (next) focusCard(next.id, next.place)
  }, [now, active, asked])
  const justMade = useCallback((at: CodePoint | null) => {
    const passage = made.current === null ? undefined : find(made.current)
    if (passage?.deleted) return undefined
    return at === null || passage?.extent.some(({ start, end }) => start <= at && at <= end) ? passage : undefined
  }, [find])
  return { active: now, here, open, setActive, onMade, justMade }
}
