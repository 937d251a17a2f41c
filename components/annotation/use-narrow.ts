'use client'
import { useSyncExternalStore } from 'react'

const query = '(max-width: 63.99em)'

/** Whether there is no room for a margin beside the text. The server assumes there is. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
    () => false,
  )
}
