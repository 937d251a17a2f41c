'use client'
import { startTransition, useEffect, useMemo, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { IntervalIndex } from '@/core/annotation/interval-index'
import { few, fewPainted, nearAtFirst } from '@/core/annotation/near'
import { codePoint } from '@/core/text/offset'
import type { Surface } from './surface'
import { usePrinting } from './use-printing'

/** In heights of the window: how far ahead is drawn, and how near to its edge one may come before the next is. */
const ahead = 1.5
const reserve = 0.4

/** Heights of the window in a second from which the text flies past, and nobody reads: what comes near then is drawn when it slows down. */
const fast = 6
/** How long it must have been slower, in milliseconds. */
const rest = 60

interface Stretch {
  readonly from: number
  readonly to: number
}

/** The passages near the window, in the order given. Where there are few, all of them. */
export interface Near {
  /** Those that have a card and a badge. */
  readonly shown: readonly Annotation[]
  /** Those that are underlined; all of them on paper. */
  readonly painted: readonly Annotation[]
}

/**
 * Which passages are near the window, as it moves. A browser checks every registered range at any change, and paints again
 * what has one, so that a long article must not register them all.
 */
export function useNear(surface: Surface | null, annotations: readonly Annotation[], index: IntervalIndex, always: string | null): Near {
  const stretch = useStretch(surface, annotations.length > fewPainted)
  const printing = usePrinting()
  const near = useMemo(() => {
    if (!stretch && !always) return nearAtFirst(annotations, index)
    const ids = new Set(stretch ? index.within(codePoint(stretch.from), codePoint(stretch.to)) : nearAtFirst(annotations, index).map(({ id }) => id))
    if (always) ids.add(always)
    return annotations.filter(({ id }) => ids.has(id))
  }, [annotations, index, stretch, always])
  const upTo = (most: number) => (surface && annotations.length <= most ? annotations : near)
  // Until it is measured where the window is, none that may be in it is taken away: for whoever makes the first that is one too many.
  return { shown: upTo(few), painted: printing ? annotations : upTo(stretch ? fewPainted : few) }
}

/** The stretch of the text that is near the window, while somebody has to know; null until it is measured. */
function useStretch(surface: Surface | null, asked: boolean): Stretch | null {
  const [near, setNear] = useState<Stretch | null>(null)
  // Where it was says nothing of where it will be when somebody has to know again.
  if (!asked && near !== null) setNear(null)
  useEffect(() => {
    if (!surface || !asked) return
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let seen = { y: window.scrollY, at: performance.now() }
    const look = () => {
      clearTimeout(timer)
      const now = { y: window.scrollY, at: performance.now() }
      const speed = Math.abs(now.y - seen.y) / Math.max(now.at - seen.at, 1)
      seen = now
      if (speed * 1000 > window.innerHeight * fast) {
        timer = setTimeout(look, rest)
        return
      }
      const core = stretchAt(surface, reserve)
      // Scrolling goes first: what comes near is drawn between its frames.
      startTransition(() => setNear((before) => (before && core && core.from >= before.from && core.to <= before.to ? before : stretchAt(surface, ahead))))
    }
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    look()
    addEventListener('scroll', soon, { passive: true })
    addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      removeEventListener('scroll', soon)
      removeEventListener('resize', soon)
    }
  }, [surface, asked])
  return near
}

/** The code points between the window's edges, and `margin` heights beyond. Found by halving: few blocks are measured. */
function stretchAt({ blocks }: Surface, margin: number): Stretch | null {
  const last = blocks.at(-1)
  if (!last) return null
  const height = window.innerHeight
  const first = blocks[firstBelow(blocks, -height * margin)] ?? last
  const end = blocks[firstBelow(blocks, height * (1 + margin))] ?? last
  return { from: first.start, to: end.end }
}

function firstBelow(blocks: Surface['blocks'], y: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (blocks[middle]!.element.getBoundingClientRect().bottom <= y) low = middle + 1
    else high = middle
  }
  return low
}
