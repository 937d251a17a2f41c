'use client'
import { useEffect, useMemo, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { Extent } from '@/core/annotation/fragment'
import { stack } from '@/core/annotation/stacking'
import { type Painted, type Painter, canHighlight, createPainter } from './painter'
import type { Surface } from './surface'
import type { TagLooks } from './tag-look'

interface Painting {
  /** Each passage near the window with the depth of its underline. */
  readonly passages: readonly Painted[]
  /** False once it is known that this browser cannot paint; RectPaint then does it another way. */
  readonly supported: boolean
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
  const [supported, setSupported] = useState(true)
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
    if (!surface) return
    if (!canHighlight()) return setSupported(false)
    const made = createPainter(surface, looks)
    setPainter(made)
    return () => {
      made.destroy()
      setPainter(null)
    }
  }, [surface, looks])

  useEffect(() => painter?.lead(all), [painter, all])
  useEffect(() => painter?.paint(passages), [painter, passages])
  useEffect(() => painter?.tint(tinted), [painter, passages, tinted])
  useEffect(() => painter?.pending(pending), [painter, pending])
  return { passages, supported }
}
