'use client'
import { useEffect } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { Surface } from '../annotation/surface'
import type { TextWriter } from '../article/takeover'

interface Given {
  readonly surface: Surface | null
  /** Puts elements into the text; null while it is still the server's. */
  readonly writer: TextWriter | null
  /** Those near the window, in reading order. */
  readonly annotations: readonly Annotation[]
  /** Which of all passages each is, from 1. */
  readonly numbers: ReadonlyMap<string, number>
  readonly nameOf: (tag: string) => string
}

/** Names the passages near the window to those who hear the text, at the head of each paragraph, when the page is at rest. */
export function useHeardPassages({ surface, writer, annotations, numbers, nameOf }: Given): void {
  useEffect(
    () => (surface && writer ? writer.link({ blocks: surface.blocks, passages: annotations, numbers, nameOf }) : undefined),
    [surface, writer, annotations, numbers, nameOf],
  )
}
