'use client'
import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react'

/** A component whose script is not loaded with the page. */
export interface Later<Props> {
  (props: Props): ReactNode
  /** Fetches its script ahead of time. Where that fails, the next one who asks tries again. */
  load(): void
}

/**
 * Makes a component that is fetched when the page is idle (`loadWhenIdle`), or when it is first
 * shown. Unlike React's `lazy` a fetch that fails, without a network perhaps, breaks nothing: nothing is shown until one succeeds.
 */
export function later<Props extends object>(find: () => Promise<ComponentType<Props>>): Later<Props> {
  let loaded: ComponentType<Props> | undefined
  let loading = false
  const listeners = new Set<() => void>()
  const load = async () => {
    if (loaded || loading) return
    loading = true
    loaded = await find().catch(() => undefined)
    loading = false
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const Shown = (props: Props) => {
    const Component = useSyncExternalStore(subscribe, () => loaded, () => undefined)
    useEffect(() => void load(), [])
    return Component ? <Component {...props} /> : null
  }
  return Object.assign(Shown, { load: () => void load() })
}

/** Fetches what will be wanted soon, once the page has nothing else to do; gives a function that prevents it. */
export function loadWhenIdle(components: readonly { load(): void }[]): () => void {
  const all = () => {
    for (const one of components) one.load()
  }
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(all, 1000)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(all, { timeout: 3000 })
  return () => cancelIdleCallback(idle)
}
