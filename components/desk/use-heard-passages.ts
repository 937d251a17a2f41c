'use client'
import { useEffect, useRef } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { heardPassages } from '@/core/annotation/heard-passages'
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

/** How long nothing must have been changed or scrolled, in milliseconds. */
const rest = 400

/** Names the passages near the window to those who hear the text, at the head of each paragraph, when the page is at rest. */
export function useHeardPassages({ surface, writer, annotations, numbers, nameOf }: Given): void {
  const done = useRef<{ by: TextWriter | null; links: string }>({ by: null, links: '[]' })
  useEffect(() => {
    if (!surface || !writer) return
    return whenAtRest(surface.root, () => {
      const blocks = heardPassages(surface.blocks, annotations, (id) => numbers.get(id) ?? 0, nameOf)
      const links = JSON.stringify(blocks)
      if (links === (done.current.by === writer ? done.current.links : '[]')) return
      done.current = { by: writer, links }
      keepingCaret(() => writer.link(blocks))
    })
  }, [surface, writer, annotations, numbers, nameOf])
}

/** Neither scrolled nor pressed, with nothing selected in the text, and idle; gives a function that ends the waiting. */
function whenAtRest(text: HTMLElement, run: () => void): () => void {
  let seen = window.scrollY
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  const busy = () => {
    const selection = getSelection()
    return text.matches(':active') || (selection?.isCollapsed === false && text.contains(selection.anchorNode))
  }
  const look = () => {
    const at = window.scrollY
    const still = at === seen && !busy()
    seen = at
    if (!still) timer = setTimeout(look, rest)
    else if ('requestIdleCallback' in window) idle = requestIdleCallback(run, { timeout: 2000 })
    else run()
  }
  timer = setTimeout(look, rest)
  return () => {
    clearTimeout(timer)
    if (idle) cancelIdleCallback(idle)
  }
}

/** The letters stay where they are, and so shall the caret: TipTap puts its own when it has drawn. */
function keepingCaret(run: () => void): void {
  const selection = getSelection()
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {}
  run()
  const kept = selection?.focusNode === focusNode && selection?.focusOffset === focusOffset
  if (!kept && anchorNode?.isConnected && focusNode?.isConnected) selection?.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0)
}
