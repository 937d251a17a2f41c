import { v7 } from 'uuid'
import { type Outbox, createOutbox } from '@/core/saving/outbox'
import type { SendOutcome, Write } from '@/core/saving/write'
import { outboxStorage } from './outbox-storage'

/** Whose outbox it is, and how a write is sent. */
export interface OutboxOwner {
  /** Id of the signed-in user. */
  readonly user: string
  readonly assignment: string
  send(write: Write): Promise<SendOutcome>
}

/**
 * The outbox of this browser for one assignment: IndexedDB, the window's timers, the network as the
 * browser sees it. Can be made while rendering on the server; nothing runs before `start`.
 */
export function openOutbox({ user, assignment, send }: OutboxOwner): Outbox {
  return createOutbox({
    send,
    storage: outboxStorage(user, assignment),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    network: {
      online: () => navigator.onLine,
      onChange: (listener) => {
        window.addEventListener('online', listener)
        window.addEventListener('offline', listener)
        return () => {
          window.removeEventListener('online', listener)
          window.removeEventListener('offline', listener)
        }
      },
    },
    newKey: () => v7(),
    random: () => Math.random(),
  })
}
