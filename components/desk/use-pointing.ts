'use client'
import { type MouseEvent, type PointerEvent, useRef, useState } from 'react'
import type { IntervalIndex } from '@/core/annotation/interval-index'
import type { Surface } from '../annotation/surface'

interface Given {
  readonly surface: Surface | null
  readonly index: IntervalIndex
  readonly active: string | null
  /** The passages at the place that was clicked last, the smallest first. */
  readonly here: readonly string[]
  readonly open: (id: string | null, here?: readonly string[]) => void
}

/** Passages under the pointer, and what a click in the text opens. */
export interface Pointing {
  /** The smallest first. */
  readonly hovered: readonly string[]
  setHovered(ids: readonly string[]): void
  readonly props: { onClick(event: MouseEvent): void; onPointerMove(event: PointerEvent): void; onPointerLeave(): void }
}

/** A click opens the smallest passage at its place, and offers them all; a second click there, the next. Passages are paint, so that they are found by offset. */
export function usePointing({ surface, index, active, here, open }: Given): Pointing {
  const [hovered, setHovered] = useState<readonly string[]>([])
  const frame = useRef(0)
  const at = (x: number, y: number) => {
    const offset = surface?.offsetAt(x, y)
    return offset === undefined ? [] : index.at(offset)
  }

  const props = {
    onClick: (event: MouseEvent) => {
      const { target, clientX, clientY } = event
      // A link for those who hear the text (PassageLinks).
      const linked = target instanceof Element ? target.closest<HTMLElement>('[data-passage]')?.dataset.passage : undefined
      if (linked) {
        event.preventDefault()
        return open(linked)
      }
      if (getSelection()?.isCollapsed === false) return
      const found = at(clientX, clientY)
      if (found.length === 0) return open(null)
      const again = active !== null && found.includes(active) && here.join() === found.join()
      open(again ? found[(found.indexOf(active) + 1) % found.length]! : found[0]!, found)
    },
    onPointerMove: ({ pointerType, buttons, clientX, clientY }: PointerEvent) => {
      if (pointerType === 'touch' || buttons !== 0) return
      cancelAnimationFrame(frame.current)
      frame.current = requestAnimationFrame(() => {
        const found = at(clientX, clientY)
        setHovered((before) => (before.join() === found.join() ? before : found))
      })
    },
    onPointerLeave: () => {
      cancelAnimationFrame(frame.current)
      setHovered([])
    },
  }
  return { hovered, setHovered, props }
}
