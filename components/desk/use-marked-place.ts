'use client'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Extent } from '@/core/annotation/fragment'
import type { OffsetTable } from '@/core/text/offset-table'
import type { Surface } from '../annotation/surface'

interface Given {
  readonly surface: Surface | null
  readonly table: OffsetTable
  /** The words that the address of the page points at; empty for none. */
  readonly marked: Extent
  readonly toPlace: (extent: Extent) => void
  readonly say: (words: string) => void
}

/** Leads to the words that the address of the page points at, and says them: when the text is on the screen, and again while it settles and moves them out of sight. */
export function useMarkedPlace({ surface, table, marked, toPlace, say }: Given): void {
  const said = useRef(false)
  const [over, setOver] = useState(false)
  const sought = marked.length > 0 && !over
  const lead = useEffectEvent(() => {
    toPlace(marked)
    if (!said.current) say(`Marked: ${marked.map(({ start, end }) => table.slice(start, end)).join(' … ')}`)
    said.current = true
  })
  useEffect(() => {
    if (!sought || !surface) return
    const sizes = new ResizeObserver(() => lead())
    sizes.observe(surface.root)
    return () => sizes.disconnect()
  }, [sought, surface])
  useEffect(() => {
    if (!sought) return
    const stop = () => setOver(true)
    const timer = setTimeout(stop, settled)
    for (const means of ownMeans) addEventListener(means, stop, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const means of ownMeans) removeEventListener(means, stop)
    }
  }, [sought])
}

/** How long a text may take to come to rest: its letters, its other elements, what is out of sight. Milliseconds. */
const settled = 10_000
/** Whoever has begun to move through the page is not led back. */
const ownMeans = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
