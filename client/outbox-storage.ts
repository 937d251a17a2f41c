import type { DBSchema } from 'idb'
import type { OutboxStorage } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { type AssignmentRow, assignmentRows, rowsOf } from './assignment-rows'

/** One row of the outbox. */
interface Row extends AssignmentRow {
  readonly item: QueuedWrite
}

interface OutboxDatabase extends DBSchema {
  writes: { key: [string, string, string]; value: Row }
}

const database = assignmentRows<OutboxDatabase>('crossread-outbox', 'writes')

/**
 * The unsent writes of one user on one assignment, in this browser's IndexedDB. Each method rejects
 * where the browser keeps nothing (private window, full disk); the outbox then says so.
 */
export function outboxStorage(user: string, assignment: string): OutboxStorage {
  return {
    load: async () => {
      const rows = await (await database()).getAll('writes', rowsOf(user, assignment))
      return rows.map((row) => row.item)
    },
    put: async (item) => {
      // Strict: the browser answers once the write is on the disk, not merely handed to the system.
      const transaction = (await database()).transaction('writes', 'readwrite', { durability: 'strict' })
      const put = transaction.store.put({ user, assignment, key: item.key, item })
      // Committed by name: what waits to be committed by itself is undone when the page goes away, and a note is often the last thing before that.
      transaction.commit()
      await Promise.all([put, transaction.done])
    },
    remove: async (key) => (await database()).delete('writes', [user, assignment, key]),
  }
}

/** The assignments of which one user has unsent writes in this browser; none where it keeps nothing. */
export async function assignmentsWithUnsent(user: string): Promise<readonly string[]> {
  try {
    const keys = await (await database()).getAllKeys('writes', IDBKeyRange.bound([user, '', ''], [user, '\uffff', '\uffff']))
    return [...new Set(keys.map(([, assignment]) => assignment))]
  } catch {
    return []
  }
}
