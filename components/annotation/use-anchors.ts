'use client'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { estimateTops } from '@/core/annotation/estimate'
import { type Extent, extentBounds } from '@/core/annotation/fragment'
import type { Block } from '@/core/article/block'
import type { Surface } from './surface'

/** The line where a passage begins, in pixels from the top of the desk. */
export interface Anchor {
  readonly top: number
  readonly height: number
}

/** Where passages begin, and whether that was measured or is only probable. */
export interface Anchors {
  readonly places: ReadonlyMap<string, Anchor>
  readonly measured: boolean
}

/**
 * Measures where passages begin, again whenever the text moves: another width, a fold, fonts, another
 * surface. Until then it is estimated, on the server too, so that cards and badges are written with the page.
 */
export function useAnchors(desk: HTMLElement | null, surface: Surface | null, annotations: readonly Annotation[], blocks: readonly Block[]): Anchors {
  const [anchors, setAnchors] = useState(() => estimated(annotations, blocks))
  const latest = useRef({ annotations, known: new WeakMap<Extent, Anchor>(), measure: () => {} })

  useEffect(() => {
    if (!desk || !surface) return
    let frame = 0
    const measure = () => {
      const origin = desk.getBoundingClientRect().top
      const { annotations, known } = latest.current
      const places = new Map<string, Anchor>()
      for (const { id, extent } of annotations) {
        const place = known.get(extent) ?? lineAt(surface, origin, extent)
        if (!place) continue
        known.set(extent, place)
        places.set(id, place)
      }
      setAnchors((before) => (before.measured && sameAnchors(before.places, places) ? before : { places, measured: true }))
    }
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        latest.current.known = new WeakMap()
        measure()
      })
    }
    latest.current.known = new WeakMap()
    latest.current.measure = measure
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
  }, [desk, surface])

  // Others are near now: what was measured already is where it was, or the desk will tell.
  useEffect(() => {
    latest.current.annotations = annotations
    latest.current.measure()
  }, [annotations])

  return anchors
}

function estimated(annotations: readonly Annotation[], blocks: readonly Block[]): Anchors {
  const topOf = estimateTops(blocks)
  return { places: new Map(annotations.map(({ id, extent }) => [id, { top: topOf(extentBounds(extent).start), height: 24 }])), measured: false }
}

function lineAt(surface: Surface, origin: number, extent: Extent): Anchor | undefined {
  const line = surface.lineOf(extentBounds(extent).start)
  return line && { top: line.top - origin, height: line.bottom - line.top }
}

function sameAnchors(before: ReadonlyMap<string, Anchor>, now: ReadonlyMap<string, Anchor>): boolean {
  if (before.size !== now.size) return false
  for (const [id, { top, height }] of now) {
    const one = before.get(id)
    if (one?.top !== top || one.height !== height) return false
  }
  return true
}

/**
 * The style of what stands at a height. What is only estimated goes by another name: the first paint
 * has put a `top` over it, which React must not take for its own.
 */
export function placedAt(top: number | undefined, { measured }: Anchors): CSSProperties {
  return measured ? { top } : { insetBlockStart: top }
}
