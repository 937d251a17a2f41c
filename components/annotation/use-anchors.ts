'use client'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { estimateTops } from '@/core/annotation/estimate'
import { type Extent, extentBounds, extentsEqual } from '@/core/annotation/fragment'
import type { Block } from '@/core/article/block'
import { inTurn } from './once-shown'
import type { Surface } from './surface'
import type { LayerWork } from './use-working-layer'

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
 * surface. Until then it is estimated, on the server too, so that cards and badges are written with the page. What is made is
 * measured before its card is drawn, so that this happens once, in its place.
 */
export function useAnchors(desk: HTMLElement | null, surface: Surface | null, annotations: readonly Annotation[], blocks: readonly Block[], onChange: LayerWork['onChange']): Anchors {
  const [anchors, setAnchors] = useState(() => estimated(annotations, blocks))
  const latest = useRef({ annotations, known: new Known(), measure: () => {} })

  useEffect(() => {
    if (!desk || !surface) return
    let frame = 0
    const measure = () => {
      const { annotations, known } = latest.current
      const places = known.measure(desk, surface, annotations)
      setAnchors((before) => (before.measured && holds(before.places, places) ? before : { places, measured: true }))
    }
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        latest.current.known = new Known()
        measure()
      })
    }
    latest.current.known = new Known()
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

  useEffect(() => onChange((changed) => {
    // In a narrow window what stands above the text may go with the first passage, and the text moves up.
    if (!desk || !surface || changed.length > mostAhead || latest.current.annotations.length === 0) return
    const made = changed.filter(({ deleted }) => !deleted)
    if (made.length === 0) return
    inTurn(() => {
      const places = latest.current.known.measure(desk, surface, made)
      setAnchors((before) => (!before.measured || holds(before.places, places) ? before : { ...before, places: new Map([...before.places, ...places]) }))
    })
  }), [desk, surface, onChange])

  return anchors
}

/** More at once are measured when they are drawn. */
const mostAhead = 8

function estimated(annotations: readonly Annotation[], blocks: readonly Block[]): Anchors {
  const topOf = estimateTops(blocks)
  return { places: new Map(annotations.map(({ id, extent }) => [id, { top: topOf(extentBounds(extent).start), height: 24 }])), measured: false }
}

/** What was measured since the text last moved. Nobody asks the browser for what is known: it would lay out the page for the answer. */
class Known {
  readonly #lines = new Map<string, { readonly extent: Extent; readonly anchor: Anchor }>()

  /** Where these passages begin; those are missing that are on no line. */
  measure(desk: HTMLElement, surface: Surface, annotations: readonly Annotation[]): ReadonlyMap<string, Anchor> {
    let origin: number | undefined
    const places = new Map<string, Anchor>()
    for (const { id, extent } of annotations) {
      const known = this.#lines.get(id)
      if (known && (known.extent === extent || extentsEqual(known.extent, extent))) places.set(id, known.anchor)
      else {
        const line = surface.lineOf(extentBounds(extent).start)
        if (!line) continue
        origin ??= desk.getBoundingClientRect().top
        const anchor = { top: line.top - origin, height: line.bottom - line.top }
        this.#lines.set(id, { extent, anchor })
        places.set(id, anchor)
      }
    }
    return places
  }
}

/** Whether what was known has all of these where they are; what has gone may still be in it. */
function holds(before: ReadonlyMap<string, Anchor>, now: ReadonlyMap<string, Anchor>): boolean {
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
