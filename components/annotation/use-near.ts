'use client'
import { useEffect, useMemo, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { IntervalIndex } from '@/core/annotation/interval-index'
import { few, nearAtFirst } from '@/core/annotation/near'
import { codePoint } from '@/core/text/offset'
import type { Surface } from './surface'

/** In heights of the window: how far ahead is drawn, and how near to its edge one may come before the next is. */
const ahead = 1.5
const reserve = 0.4

interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The passages near the window, in the order given: those to be painted, badged and carded. A browser
 * checks every registered range at any change, so that a long article must not register them all.
 */
export function useNear(surface: Surface | null, annotations: readonly Annotation[], index: IntervalIndex, always: string | null): readonly Annotation[] {
  const many = annotations.length > few
  const [near, setNear] = useState<Stretch | null>(null)

  useEffect(() => {
    if (!surface || !many) return
    let frame = 0
    const look = () => {
      const core = stretchAt(surface, reserve)
      setNear((before) => (before && core && core.from >= before.from && core.to <= before.to ? before : stretchAt(surface, ahead)))
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
      removeEventListener('scroll', soon)
      removeEventListener('resize', soon)
    }
  }, [surface, many])

  return useMemo(() => {
    if (surface && !many) return annotations
    if (!near && !always) return nearAtFirst(annotations, index)
    const ids = new Set(near ? index.within(codePoint(near.from), codePoint(near.to)) : nearAtFirst(annotations, index).map(({ id }) => id))
    if (always) ids.add(always)
    return annotations.filter(({ id }) => ids.has(id))
  }, [surface, many, annotations, index, near, always])
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
