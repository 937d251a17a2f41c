'use client'
import { type ComponentType, type ReactNode, createElement, useEffect, useState, useSyncExternalStore } from 'react'
import classes from './later.module.css'

/** A component whose script is not loaded with the page. */
export interface Later<Props> {
  (props: Props): ReactNode
  /** Fetches its script ahead of time. Where that fails, the next one who asks tries again, and one that is shown asks until it has come. */
  load(): void
}

/** Between two attempts, in milliseconds. */
const again = 4000
/** What comes sooner needs no word, in milliseconds. */
const soon = 400

/**
 * Makes a component that is fetched when the page is idle (`loadWhenIdle`), or when it is first shown. Unlike React's `lazy`
 * a fetch that fails, without a network perhaps, breaks nothing: a word stands in its place, and it is tried again until it succeeds.
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
    return Component ? createElement(Component, props) : <OnItsWay load={load} />
  }
  return Object.assign(Shown, { load: () => void load() })
}

/** Stands where something will be, and asks for it: at once, every few seconds, and when the network is back. */
const OnItsWay = ({ load }: { readonly load: () => Promise<void> }) => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const ask = () => void load()
    ask()
    const [word, timer] = [setTimeout(() => setLate(true), soon), setInterval(ask, again)]
    window.addEventListener('online', ask)
    return () => {
      clearTimeout(word)
      clearInterval(timer)
      window.removeEventListener('online', ask)
    }
  }, [load])
  return <p role="status" className={classes.word}>{late && <span>Loading…</span>}</p>
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
