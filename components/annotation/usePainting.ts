'use client'
import { useEffect, useMemo, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { Extent } from '@/core/annotation/fragment'
import { stack } from '@/core/annotation/stacking'
import { type Painted, type Painter, canHighlight, createPainter } from './painter'
import type { Surface } from './surface'
import type { TagLooks } from './tag-look'

interface Painting {
  /** Each passage with the depth of its underline. */
  readonly passages: readonly Painted[]
  /** False once it is known that this browser cannot paint; RectPaint then does it another way. */
  readonly supported: boolean
}

/** Keeps the underlines, tints and the mark of the selection on the surface as they should be. */
export function usePainting(surface: Surface | null, looks: TagLooks, annotations: readonly Annotation[], tinted: readonly string[], pending: Extent): Painting {
  const [painter, setPainter] = useState<Painter | null>(null)
  const [supported, setSupported] = useState(true)
  const passages = useMemo(() => {
    const depths = stack(annotations)
    return annotations.map(({ id, extent, tag }): Painted => ({ id, extent, tag, depth: depths.get(id) ?? 0 }))
  }, [annotations])

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

  useEffect(() => painter?.paint(passages), [painter, passages])
  useEffect(() => painter?.tint(tinted), [painter, passages, tinted])
  useEffect(() => painter?.pending(pending), [painter, pending])
  return { passages, supported }
}
