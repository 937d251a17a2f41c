'use client'
import { type RefObject, useCallback, useRef, useState } from 'react'
import type { Selectable } from '@/core/annotation/snap'
import type { PalettePlace } from '../annotation/Palette'
import { type Place, type Surface, surfaceOf } from '../annotation/surface'
import type { TextWriter } from '../article/takeover'
import { useSteady } from '../page/use-steady'

/** The text on the screen, whoever wrote it last, and the desk that everything is placed on. */
export interface TextOnDesk {
  readonly desk: HTMLDivElement | null
  setDesk(desk: HTMLDivElement | null): void
  /** What takes the focus for the text. */
  readonly host: RefObject<HTMLElement | null>
  readonly surface: Surface | null
  /** Puts elements into the text; null while it is still the server's. The same object until the text is another. */
  readonly writer: TextWriter | null
  /** To be called with the element of the text whenever it is another one. */
  onText(root: HTMLElement, writer?: TextWriter): void
  /** To be called when the elements in the text have changed: gives the surface as it is now. */
  onMarked(): Surface | null
  /** Where the palette goes, from a place in the viewport. Null before there is a desk. */
  placeOf(place: Place): PalettePlace | null
}

/** Keeps track of the elements that the text is shown in. */
export function useText(article: Selectable): TextOnDesk {
  const [desk, setDesk] = useState<HTMLDivElement | null>(null)
  const [surface, setSurface] = useState<Surface | null>(null)
  const [writer, setWriter] = useState<TextWriter | null>(null)
  const host = useRef<HTMLElement>(null)
  const onText = useCallback((root: HTMLElement, next?: TextWriter) => {
    setSurface(surfaceOf(root, article.table))
    setWriter(next ?? null)
  }, [article])
  const onMarked = useSteady(() => {
    const now = surface && surfaceOf(surface.root, article.table)
    setSurface(now)
    return now
  })
  const placeOf = useCallback((place: Place): PalettePlace | null => {
    const origin = desk?.getBoundingClientRect()
    return origin ? { left: (place.left + place.right) / 2 - origin.left, below: place.bottom - origin.top, flip: place.top - origin.top } : null
  }, [desk])
  return { desk, setDesk, host, surface, writer, onText, onMarked, placeOf }
}
