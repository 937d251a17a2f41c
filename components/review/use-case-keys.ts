'use client'
import { useEffect, useRef } from 'react'
import { pressOf } from '@/core/keys/press'
import { actionOf, type ReviewAction, type ReviewMode } from '@/core/review/keys'

/** What takes keys for itself: whoever is in one of these is typing or choosing, and our keys are silent. */
const typing = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]'

/**
 * Calls `act` for the keys of the review, wherever on the page the focus is, but never while somebody
 * types. `act` answers whether it did something; only then is the key taken from the browser.
 */
export function useCaseKeys(mode: ReviewMode, act: (action: ReviewAction) => boolean): void {
  const latest = useRef({ mode, act })
  useEffect(() => {
    latest.current = { mode, act }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      if (event.target instanceof Element && event.target.closest(typing)) return
      if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('button, a, summary')) return
      const action = actionOf(pressOf(event), latest.current.mode)
      if (action && latest.current.act(action)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
