'use client'
import { useEffect, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { extentBounds } from '@/core/annotation/fragment'
import type { Surface } from './surface'

/** The line where a passage begins, in pixels from the top of the desk. */
export interface Anchor {
  readonly top: number
  readonly height: number
}

/** Measures where passages begin, again whenever the text moves: another width, a fold, fonts, another surface. */
export function useAnchors(desk: HTMLElement | null, surface: Surface | null, annotations: readonly Annotation[]): ReadonlyMap<string, Anchor> {
  const [anchors, setAnchors] = useState<ReadonlyMap<string, Anchor>>(new Map())

  useEffect(() => {
    if (!desk || !surface) return
    let frame = 0
    const measure = () => {
      const origin = desk.getBoundingClientRect().top
      setAnchors(new Map(annotations.flatMap((annotation) => {
        const line = surface.lineOf(extentBounds(annotation.extent).start)
        return line ? [[annotation.id, { top: line.top - origin, height: line.bottom - line.top }]] : []
      })))
    }
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(measure)
    }
    measure()
    const sizes = new ResizeObserver(soon)
    sizes.observe(desk)
    // What stands above the text pushes it down, and may change without the desk growing: a note that the layer is locked.
    for (let at: Element | null = surface.root; at && at !== desk; at = at.parentElement) for (const beside of at.parentElement?.children ?? []) sizes.observe(beside)
    surface.root.addEventListener('toggle', soon, true)
    void document.fonts.ready.then(soon)
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      surface.root.removeEventListener('toggle', soon, true)
    }
  }, [desk, surface, annotations])

  return anchors
}
