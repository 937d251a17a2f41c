'use client'
import { useMemo, useState, useSyncExternalStore } from 'react'
import type { Platform } from '@/core/keys/combo'
import { type KeyChoice, type KeyMap, keysOf, noKeyChoice } from '@/core/keys/key-map'

/** Where the reader's own keys are kept; without it a change lasts as long as the page. */
export interface KeyStore {
  read(): KeyChoice
  write(choice: KeyChoice): void
  subscribe(listener: () => void): () => void
}

/** The keys that hold now, and the way to change them. */
export interface Keys {
  readonly map: KeyMap
  readonly choice: KeyChoice
  readonly platform: Platform
  choose(choice: KeyChoice): void
}

/** Reads the keys of the reader; the same object until they are others. The server, which knows neither reader nor keyboard, has those that come by default. */
export function useKeys(store: KeyStore | undefined): Keys {
  const [own, setOwn] = useState(noKeyChoice)
  const kept = useSyncExternalStore(store?.subscribe ?? never, store?.read ?? none, none)
  const platform = useSyncExternalStore(never, platformHere, () => 'other' as const)
  const choice = store ? kept : own
  const map = useMemo(() => keysOf(choice, platform), [choice, platform])
  const choose = store ? store.write : setOwn
  return useMemo(() => ({ map, choice, platform, choose }), [map, choice, platform, choose])
}

const never = () => () => {}
const none = () => noKeyChoice
const platformHere = (): Platform => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? 'mac' : 'other')
