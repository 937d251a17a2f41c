import { v7 } from 'uuid'
import { type Outbox, createOutbox } from '@/core/saving/outbox'
import type { ArticleName } from '@/core/saving/unsent'
import { onReturn } from './on-return'
import { outboxStorage } from './outbox-storage'
import { outboxTabs } from './outbox-tabs'
import { sendWrites } from './send-writes'

/**
 * The outbox of this browser for one assignment of one user: IndexedDB, the window's timers, the network as the browser
 * sees it, the other tabs. Can be made while rendering on the server; nothing runs before `start`.
 * @param article kept beside what waits, so that it can be named where its page is not open
 * @param onPage for one in the background: the page of the assignment opens in another tab, and this one has to be stopped
 */
export function openOutbox(user: string, assignment: string, article?: ArticleName, onPage?: () => void): Outbox {
  return createOutbox({
    send: (batch) => sendWrites(assignment, batch),
    storage: outboxStorage(user, assignment, article),
    tabs: outboxTabs(user, assignment, onPage),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    network: { online: () => navigator.onLine, onChange: onReturn },
    newKey: () => v7(),
    random: () => Math.random(),
  })
}
