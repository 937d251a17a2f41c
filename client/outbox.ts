import { v7 } from 'uuid'
import { type Outbox, createOutbox } from '@/core/saving/outbox'
import { outboxStorage } from './outbox-storage'
import { outboxTabs } from './outbox-tabs'
import { sendWrites } from './send-writes'

/**
 * The outbox of this browser for one assignment of one user: IndexedDB, the window's timers, the network as the browser
 * sees it, the other tabs. Can be made while rendering on the server; nothing runs before `start`.
 */
export function openOutbox(user: string, assignment: string): Outbox {
  return createOutbox({
    send: (batch) => sendWrites(assignment, batch),
    storage: outboxStorage(user, assignment),
    tabs: outboxTabs(user, assignment),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    network: { online: () => navigator.onLine, onChange: onReturn },
    newKey: () => v7(),
    random: () => Math.random(),
  })
}

/** Calls when it may be worth while to try again: the network came or went, or somebody came back to the page, from signing in perhaps. */
function onReturn(listener: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') listener()
  }
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  window.addEventListener('focus', listener)
  document.addEventListener('visibilitychange', seen)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
    window.removeEventListener('focus', listener)
    document.removeEventListener('visibilitychange', seen)
  }
}
