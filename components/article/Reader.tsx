'use client'
import { type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReadableArticle } from './ArticleText'
import { type LineInSight, lineInSight, putLine } from './kept-line'
import type { Takeover, TextWriter } from './takeover'

interface Props {
  readonly article: ReadableArticle
  /** The same article as HTML from the server: shown first, and for good where TipTap cannot be loaded. */
  readonly children: ReactNode
  /** Called with the element that holds the text, first the server's, then TipTap's with the ways to put elements into it. */
  readonly onText: (root: HTMLElement, writer?: TextWriter) => void
}

/**
 * The article, read-only. The server's HTML is on the screen at once; TipTap is fetched when the
 * page is idle or the pointer comes near, and takes over the same text in the same place.
 */
export const Reader = ({ article, children, onText }: Props) => {
  const host = useRef<HTMLDivElement>(null)
  const server = useRef<HTMLDivElement>(null)
  const [takeover, setTakeover] = useState<Takeover>()
  const inSight = useRef<LineInSight | undefined>(undefined)

  useLayoutEffect(() => {
    const before = server.current
    if (!takeover) {
      if (before) onText(before)
      return
    }
    host.current!.append(takeover.element)
    putLine(takeover.element, inSight.current)
    onText(takeover.element, takeover)
    return () => takeover.element.remove()
  }, [takeover, onText])

  useEffect(() => {
    let gone = false
    let made: Takeover | undefined
    const element = host.current!
    const begin = whenIdle(element, async () => {
      const tiptap = await import('./takeover').catch(() => undefined)
      if (gone || !tiptap) return
      await untilNothingIsSelected(element)
      if (gone || !server.current) return
      made = tiptap.takeOver(article)
      copyFolds(server.current, made.element)
      inSight.current = lineInSight(server.current)
      setTakeover(made)
    })
    return () => {
      gone = true
      begin.cancel()
      setTakeover(undefined)
      made?.destroy()
    }
  }, [article])

  return (
    <div ref={host} onClick={stayHere} data-reader={takeover ? 'tiptap' : 'html'}>
      {takeover ? null : <div ref={server}>{children}</div>}
    </div>
  )
}

/** A plain click in the text is for reading; with Ctrl or Cmd, or from the keyboard, a link is followed. */
function stayHere(event: MouseEvent): void {
  const link = event.target instanceof Element && event.target.closest('a')
  if (link && event.detail > 0 && !event.ctrlKey && !event.metaKey) event.preventDefault()
}

function whenIdle(element: HTMLElement, run: () => void): { cancel: () => void } {
  const once = () => {
    cancel()
    run()
  }
  const idle = 'requestIdleCallback' in window ? requestIdleCallback(once, { timeout: 4000 }) : undefined
  const timer = idle === undefined ? setTimeout(once, 1500) : undefined
  const intents = ['pointerenter', 'focusin'] as const
  for (const intent of intents) element.addEventListener(intent, once)
  const cancel = () => {
    if (idle !== undefined) cancelIdleCallback(idle)
    clearTimeout(timer)
    for (const intent of intents) element.removeEventListener(intent, once)
  }
  return { cancel }
}

/** A selection under way would be lost with the text it is in. */
function untilNothingIsSelected(element: HTMLElement): Promise<void> {
  const busy = () => {
    const selection = getSelection()
    return Boolean(selection && !selection.isCollapsed && selection.anchorNode && element.contains(selection.anchorNode))
  }
  return new Promise((done) => {
    const look = () => {
      if (busy() || element.matches(':active')) setTimeout(look, 300)
      else done()
    }
    look()
  })
}

function copyFolds(from: HTMLElement, to: HTMLElement): void {
  const folds = [...to.querySelectorAll('details')]
  from.querySelectorAll('details').forEach((fold, index) => {
    if (fold.open) folds[index]?.setAttribute('open', '')
  })
}
