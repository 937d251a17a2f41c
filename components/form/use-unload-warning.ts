'use client'
import { useEffect } from 'react'

/** The browser asks before the page is left by a reload, by an address or with its window, as long as something would be lost with it. */
export function useUnloadWarning(lost: boolean): void {
  useEffect(() => {
    if (!lost) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [lost])
}
