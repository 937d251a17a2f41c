'use client'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { Extent } from '@/core/annotation/fragment'
import { stack } from '@/core/annotation/stacking'
import { type Painted, type Painter, canHighlight, createPainter } from './painter'
import type { Surface } from './surface'
import type { TagLooks } from './tag-look'

interface Painting {
  /** Each passage near the window with the depth of its underline. */
  readonly passages: readonly Painted[]
  /** How it is done: by the browser's highlights, or by RectPaint because the browser is old or its colours are forced. */
  readonly by: 'highlights' | 'boxes'
  readonly old: boolean
}

interface ToPaint {
  readonly surface: Surface | null
  readonly looks: TagLooks
  /** All of the layer: what is far away counts for the depth of what is near. */
  readonly annotations: readonly Annotation[]
  /** Those to be drawn. */
  readonly near: readonly Annotation[]
  readonly tinted: readonly string[]
  readonly pending: Extent
}

/** Keeps the underlines, tints and the mark of the selection on the surface as they should be. */
export function usePainting({ surface, looks, annotations, near, tinted, pending }: ToPaint): Painting {
  const painter = useRef<Painter | null>(null)
  const old = useSyncExternalStore(never, cannotHighlight, () => false)
  const forced = useForcedColours()
  const all = useMemo(() => {
    const depths = stack(annotations)
    return annotations.map(({ id, extent, tag }): Painted => ({ id, extent, tag, depth: depths.get(id) ?? 0 }))
  }, [annotations])
  const passages = useMemo(() => {
    if (near === annotations) return all
    const ids = new Set(near.map(({ id }) => id))
    return all.filter(({ id }) => ids.has(id))
  }, [all, annotations, near])

  useEffect(() => {
    if (!surface || forced || old) return
    const made = createPainter(surface, looks)
    painter.current = made
    return () => {
      made.destroy()
      painter.current = null
    }
  }, [surface, looks, forced, old])

  // Whenever the painter is another one, everything is painted again.
  useEffect(() => painter.current?.lead(all), [surface, looks, forced, old, all])
  useEffect(() => painter.current?.paint(passages), [surface, looks, forced, old, passages])
  useEffect(() => painter.current?.tint(tinted), [surface, looks, forced, old, passages, tinted])
  useEffect(() => painter.current?.pending(pending), [surface, looks, forced, old, pending])
  return { passages, by: old || forced ? 'boxes' : 'highlights', old }
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
