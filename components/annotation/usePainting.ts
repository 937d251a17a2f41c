'use client'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
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
  const [painter, setPainter] = useState<Painter | null>(null)
  const [old, setOld] = useState(false)
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
    if (!surface || forced) return
    if (!canHighlight()) return setOld(true)
    const made = createPainter(surface, looks)
    setPainter(made)
    return () => {
      made.destroy()
      setPainter(null)
    }
  }, [surface, looks, forced])

  useEffect(() => painter?.lead(all), [painter, all])
  useEffect(() => painter?.paint(passages), [painter, passages])
  useEffect(() => painter?.tint(tinted), [painter, passages, tinted])
  useEffect(() => painter?.pending(pending), [painter, pending])
  return { passages, by: old || forced ? 'boxes' : 'highlights', old }
}

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
