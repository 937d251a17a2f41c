'use client'
import { useEffect } from 'react'
import { keepLine } from './kept-line'
import { pieceLength } from './pieces'

/** How long the page is left alone before each piece, in milliseconds. */
const rest = 24
/** TipTap's elements come first, for they would have to be laid out again; but it may never come. Milliseconds. */
const patience = 8000

/**
 * Lays out the rest of a long article in pieces, when the page has nothing else to do. Until then
 * what is out of sight has only about the height it will have, and is not given to assistive
 * technology; left so for good, scrolling would be rough. By a rule, for the elements belong to TipTap.
 */
export function useLayingOut(root: HTMLElement | undefined, ready: boolean): void {
  useEffect(() => {
    const text = root?.querySelector<HTMLElement>('[data-long]')
    if (!text || !('adoptedStyleSheets' in document)) return
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
    const { length } = text.children
    // The server's text is in pieces, TipTap's is not.
    const step = text.querySelector(':scope > [data-piece]') ? 1 : pieceLength
    let done = 0
    let cancel = () => {}
    const line = keepLine(text)
    const next = () => {
      if (line.isGliding()) {
        cancel = whenIdle(next)
        return
      }
      done += step
      const laidOut = `:nth-child(${done < length ? `-n + ${done}` : 'n'})`
      line.through(() => sheet.replaceSync(`[data-long] > ${laidOut}, [data-long] > [data-piece]${laidOut} > * { content-visibility: visible !important }`))
      if (done < length) cancel = whenIdle(next)
    }
    const timer = setTimeout(() => {
      cancel = whenIdle(next)
    }, ready ? 0 : patience)
    return () => {
      clearTimeout(timer)
      cancel()
      line.stop()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [root, ready])
}

function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, rest * 4)
    return () => clearTimeout(timer)
  }
  let idle = 0
  const timer = setTimeout(() => {
    idle = requestIdleCallback(run, { timeout: 2000 })
  }, rest)
  return () => {
    clearTimeout(timer)
    cancelIdleCallback(idle)
  }
}
