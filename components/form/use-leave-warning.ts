'use client'
import { useEffect } from 'react'
import { useUnloadWarning } from './use-unload-warning'

/**
 * Asks before the page is left by a link, a reload or the closing of the window, as long as there is something that would
 * be lost. Undefined where there is nothing. Downloads and links that open elsewhere, or only move within the page, leave nothing.
 */
export function useLeaveWarning(lost: string | undefined): void {
  useUnloadWarning(lost !== undefined)
  useEffect(() => {
    if (lost === undefined) return undefined
    const click = (event: MouseEvent) => {
      if (!leaves(event) || window.confirm(`${lost} Leave the page all the same?`)) return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the page itself hears of it: a link within the workbench loads no page, and so tells the browser nothing.
    document.addEventListener('click', click, true)
    return () => document.removeEventListener('click', click, true)
  }, [lost])
}

/** Whether a click follows a link within the workbench to another page in this window. Others ask by themselves, or leave nothing. */
function leaves(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false
  if (link.hasAttribute('download') || (link.target !== '' && link.target !== '_self')) return false
  const to = new URL(link.href)
  return to.origin === window.location.origin && (to.pathname !== window.location.pathname || to.search !== window.location.search)
}
