'use client'
import { useEffect, useEffectEvent } from 'react'

/**
 * The browser asks before the page is left by a reload, by an address or with its window, as long as something would be lost
 * with it. Whether it would can be said at that moment, where what is drawn may be late.
 */
export function useUnloadWarning(lost: boolean, now: () => boolean = () => true): void {
  const isLost = useEffectEvent(now)
  useEffect(() => {
    if (!lost) return undefined
    const ask = (event: BeforeUnloadEvent) => {
      if (isLost()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [lost])
}
