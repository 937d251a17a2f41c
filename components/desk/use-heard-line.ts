'use client'
import { useEffect, useRef } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { segmentsOf } from '@/core/review/segment'
import { type CodePoint, codePoint } from '@/core/text/offset'
import type { Surface } from '../annotation/surface'
import type { TextWriter } from '../article/takeover'

interface Given {
  readonly surface: Surface | null
  /** Puts elements into the text; null while it is still the server's. */
  readonly writer: TextWriter | null
  /** Where the reading caret is. */
  readonly at: CodePoint | null
  readonly annotations: readonly Annotation[]
  readonly nameOf: (tag: string) => string
  /** The elements of the text have changed: gives the surface as it is now. */
  readonly onMarked: () => Surface | null
}

/** Gives the passages of the line with the reading caret to those who hear it: `<mark>` with the tags' names, leading to the cards. */
export function useHeardLine({ surface, writer, at, annotations, nameOf, onMarked }: Given): void {
  const done = useRef<{ by: Given['writer']; words: string }>({ by: null, words: '[]' })
  useEffect(() => {
    const block = at === null ? undefined : surface?.blocks.find((one) => at <= one.end)
    if (!surface || !writer || !block) return
    const words = segmentsOf({ start: codePoint(block.start), end: codePoint(block.end) }, annotations).filter(({ marks }) => marks.length > 0).map(({ start, end, marks }) => ({
      start, end, details: marks.map(({ id }) => `card-${id}`).join(' '), description: marks.map(({ tag }) => nameOf(tag)).join(', '),
    }))
    const next = JSON.stringify(words)
    if (next === (done.current.by === writer ? done.current.words : '[]')) return
    done.current = { by: writer, words: next }
    keepingSelection(surface, () => {
      writer.mark(words)
      return onMarked()
    })
  }, [surface, writer, at, annotations, nameOf, onMarked])
}

/** The letters are in new elements afterwards: what was selected is selected again. */
function keepingSelection(surface: Surface, run: () => Surface | null): void {
  const selection = getSelection()
  const offsets = selection && [[selection.anchorNode, selection.anchorOffset] as const, [selection.focusNode, selection.focusOffset] as const]
    .map(([node, offset]) => (node && surface.root.contains(node) ? surface.offsetOf(node, offset) : undefined))
  const now = run()
  const [anchor, focus] = (offsets ?? []).map((offset) => (offset === undefined ? undefined : now?.pointAt(offset)))
  if (anchor && focus) selection?.setBaseAndExtent(...anchor, ...focus)
}
