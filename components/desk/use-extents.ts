'use client'
import { useState } from 'react'
import { type Annotation, type AnnotationContent, quoteOf } from '@/core/annotation/annotation'
import { type End, moveEnd, pullEnd, takeFragment, withExtent } from '@/core/annotation/extent-edit'
import type { Extent } from '@/core/annotation/fragment'
import type { Selectable, SnapTo } from '@/core/annotation/snap'
import type { Direction, Stride } from '@/core/annotation/stride'
import { contentOf } from '@/core/annotation/working-layer'
import type { CodePoint } from '@/core/text/offset'
import type { ExtentActions } from '../annotation/ExtentControl'
import type { Surface } from '../annotation/surface'
import { useSteady } from '../page/use-steady'

interface Given {
  readonly surface: Surface | null
  readonly article: Selectable
  readonly find: (id: string) => Annotation | undefined
  readonly change: (id: string, content: AnnotationContent | null, flow?: string) => boolean
  readonly say: (words: string) => void
}

interface Extents extends ExtentActions {
  /** The words that a passage would have if the handle were let go here. */
  readonly pulled: { readonly id: string; readonly extent: Extent } | null
  pull(id: string, end: End, to: CodePoint | undefined, snap: SnapTo, done: boolean): void
}

/** Changes the words of a passage. Identity, tag, note, attributes and history stay: it is a write like any other, one version on. */
export function useExtents({ surface, article, find, change, say }: Given): Extents {
  const [pulled, setPulled] = useState<Extents['pulled']>(null)

  const become = (id: string, extent: Extent | undefined, flow?: string) => {
    const content = contentOf(find(id))
    if (!content || !extent) return false
    return change(id, withExtent(content, extent, article.table), flow)
  }

  const pull = useSteady((id: string, end: End, to: CodePoint | undefined, snap: SnapTo, done: boolean) => {
    const annotation = find(id)
    const extent = annotation && to !== undefined ? pullEnd(article, annotation.extent, end, to, snap) : undefined
    if (!done) return setPulled(extent ? { id, extent } : null)
    setPulled(null)
    if (become(id, extent)) say(`The passage is now: ${quoteOf(find(id)!)}`)
  })

  const move = useSteady((id: string, end: End, stride: Stride, by: Direction, sideways: boolean) => {
    const extent = find(id)?.extent
    const fragment = extent?.[end.fragment]
    // The paragraph that the end is in: others of the passage may be written the other way.
    const block = fragment && surface?.blocksIn(fragment).at(end.side === 'start' ? 0 : -1)
    const direction = sideways && block && getComputedStyle(block.element).direction === 'rtl' ? (-by as Direction) : by
    if (!extent || !become(id, moveEnd(article, extent, end, stride, direction), `${end.side} ${end.fragment}`)) say('It goes no further.')
  })

  const take = useSteady((id: string, fragment: number) => {
    const extent = find(id)?.extent
    if (extent && become(id, takeFragment(extent, fragment))) say(`Taken away. The passage is now: ${quoteOf(find(id)!)}`)
  })

  return { pulled, pull, moveEnd: move, takeFragment: take }
}
