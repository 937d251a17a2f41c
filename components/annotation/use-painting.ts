'use client'
import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { Extent } from '@/core/annotation/fragment'
import { few } from '@/core/annotation/near'
import { keepStacked, stack } from '@/core/annotation/stacking'
import { canHighlight } from './can-highlight'
import { endFirstPaint } from './first-paint'
import { type Leading, createLeading } from './leading'
import { type Painted, type Painter, createPainter } from './painter'
import type { Surface } from './surface'
import type { TagLooks } from './tag-look'
import type { LayerWork } from './use-working-layer'

interface Painting {
  /** Each passage near the window with the depth of its underline. */
  readonly passages: readonly Painted[]
  /** How it is done: by the browser's highlights, or by RectPaint because the browser cannot underline with them, or its colours are forced. */
  readonly by: 'highlights' | 'boxes'
  /** What is selected and not tagged yet, where a passage is pulled to, what a search has found. */
  readonly pending: Extent
}

interface ToPaint {
  readonly surface: Surface | null
  readonly looks: TagLooks
  /** All of the layer: what is far away counts for the depth of what is near. */
  readonly annotations: readonly Annotation[]
  /** Those to be drawn, of these and in their order. */
  readonly painted: readonly Annotation[]
  readonly tinted: readonly string[]
  readonly pending: Extent
  /** The layer that is worked on: it tells of changes before they are among `annotations`. */
  readonly work: Pick<LayerWork, 'layer' | 'find' | 'onChange'>
}

/** What is set apart by crowded underlines can wait in a long article, for it is laid out again: milliseconds. */
const leadAfter = 400

/** Keeps the underlines, tints and the mark of the selection on the surface as they should be. */
export function usePainting({ surface, looks, annotations, painted, tinted, pending, work: { layer, find, onChange } }: ToPaint): Painting {
  const painter = useRef<Painter | null>(null)
  const plain = useSyncExternalStore(never, cannotHighlight, () => false)
  const forced = useForcedColours()
  const [stacked] = useState(keepStacked)
  const depths = useMemo(() => stacked(annotations), [annotations, stacked])
  const passages = useMemo(() => withDepths(painted, annotations, depths), [painted, annotations, depths])

  useEffect(() => {
    if (!surface) return
    if (forced || plain) return endFirstPaint()
    const made = createPainter(surface, looks)
    painter.current = made
    return () => {
      made.destroy()
      painter.current = null
    }
  }, [surface, looks, forced, plain])

  const leading = useRef<Leading | null>(null)
  useEffect(() => {
    if (!surface) return
    const made = createLeading(surface)
    leading.current = made
    return () => {
      made.destroy()
      leading.current = null
    }
  }, [surface])
  const led = useRef<Leading | null>(null)
  useEffect(() => {
    const now = leading.current
    const lead = () => now?.lead(annotations.map(({ extent }, at) => ({ extent, depth: depths[at] ?? 0 })))
    if (now !== led.current || annotations.length <= few) {
      led.current = now
      return lead()
    }
    const timer = setTimeout(lead, leadAfter)
    return () => clearTimeout(timer)
  }, [surface, annotations, depths])
  /** What was changed and is not among `annotations` yet: something else may be drawn before it is, and must not take the underline away again. */
  const ahead = useRef(new Set<string>())
  const show = useEffectEvent(({ id, extent, tag, deleted }: Annotation) => {
    if (deleted) painter.current?.erase(id)
    else painter.current?.put({ id, extent, tag, depth: stack([...painted.filter((one) => one.id !== id), { id, extent }]).get(id) ?? 0 })
  })
  const showAhead = useEffectEvent(() => {
    for (const id of ahead.current) {
      const now = find(id)
      if (!now || layer.annotations.get(id) === now) ahead.current.delete(id)
      else show(now)
    }
  })
  // Whenever the painter is another one, everything is painted again.
  useEffect(() => {
    painter.current?.paint(passages)
    showAhead()
  }, [surface, looks, forced, plain, passages])
  useEffect(() => painter.current?.tint(tinted), [surface, looks, forced, plain, passages, tinted])
  useEffect(() => painter.current?.pending(pending), [surface, looks, forced, plain, pending])

  useEffect(() => onChange((changed) => {
    for (const one of changed) {
      ahead.current.add(one.id)
      show(one)
    }
  }), [onChange])
  return { passages, by: plain || forced ? 'boxes' : 'highlights', pending }
}

/** Some of all, each with the depth that stands at its place among them. */
function withDepths(some: readonly Annotation[], all: readonly Annotation[], depths: readonly number[]): readonly Painted[] {
  let at = -1
  return some.map((one) => {
    at = all.indexOf(one, at + 1)
    return { id: one.id, extent: one.extent, tag: one.tag, depth: depths[at] ?? 0 }
  })
}

const never = () => () => {}
const cannotHighlight = () => !canHighlight()
const query = '(forced-colors: active)'

/** Whether the system gives the colours: then a highlight is one solid ground, and no pattern can be seen in it. */
function useForcedColours(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
    () => false,
  )
}
