'use client'
import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
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
}

/** Keeps one passage in hand, of those that are shown. */
export function useInHand(isShown: (id: string) => boolean): InHand {
  const [active, setActive] = useState<string | null>(null)
  const [here, setHere] = useState<readonly string[]>([])
  const focusNext = useRef<{ readonly id: string; readonly place: CardPlace } | null>(null)
  const [asked, setAsked] = useState(0)
  const now = active !== null && isShown(active) ? active : null

  const open = useCallback((id: string | null, at: readonly string[] = [], place: CardPlace = 'head') => {
    setActive(id)
    setHere((before) => (at.length > 0 ? at : id && before.includes(id) ? before : []))
    focusNext.current = id === null ? null : { id, place }
    setAsked((before) => before + 1)
  }, [])
  // The underline is painted already; its card may be drawn after the paint.
  const onMade = useCallback((id: string) => startTransition(() => {
    setActive(id)
    setHere([])
  }), [])
  useEffect(() => {
    const next = focusNext.current
    focusNext.current = null
    if (next) focusCard(next.id, next.place)
  }, [now, asked])
  return { active: now, here, open, setActive, onMade }
}
