import { type KeyChoice, noKeyChoice, readKeyChoice } from '@/core/keys/key-map'

/** Where somebody's own keys are kept. */
export interface KeyChoiceStore {
  /** The same object until it changes. */
  read(): KeyChoice
  write(choice: KeyChoice): void
  subscribe(listener: () => void): () => void
}

/** The keys of one user, in this browser. Where it keeps nothing, a change lasts as long as the page. */
export function keyChoiceOf(user: string): KeyChoiceStore {
  const name = `crossread-keys:${user}`
  const listeners = new Set<() => void>()
  let choice: KeyChoice | undefined

  const load = () => {
    try {
      return readKeyChoice(JSON.parse(localStorage.getItem(name) ?? 'null'))
    } catch {
      return noKeyChoice
    }
  }
  const changed = () => listeners.forEach((listener) => listener())
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== name) return
    choice = load()
    changed()
  }

  return {
    read: () => (choice ??= load()),
    write: (next) => {
      choice = next
      try {
        localStorage.setItem(name, JSON.stringify(next))
      } catch {
        // A private window, or a full disk: the choice is still this page's.
      }
      changed()
    },
    subscribe: (listener) => {
      if (listeners.size === 0) addEventListener('storage', elsewhere)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) removeEventListener('storage', elsewhere)
      }
    },
  }
}
