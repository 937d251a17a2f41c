import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { OutboxStorage } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'

/** One row of the outbox. User and assignment are part of the key, so that nobody's work is sent as somebody else's. */
interface Row {
  readonly user: string
  readonly assignment: string
  readonly key: string
  readonly item: QueuedWrite
}

interface OutboxDatabase extends DBSchema {
  writes: { key: [string, string, string]; value: Row }
}

let opened: Promise<IDBPDatabase<OutboxDatabase>> | undefined

const database = () =>
  (opened ??= openDB<OutboxDatabase>('crossread-outbox', 1, {
    upgrade: (db) => void db.createObjectStore('writes', { keyPath: ['user', 'assignment', 'key'] }),
    // Another tab runs a newer version: let it in; this one opens again at its next write.
    blocking: (_, __, event) => {
      opened = undefined
      ;(event.target as IDBDatabase).close()
    },
    terminated: () => void (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  }))

/**
 * The unsent writes of one user on one assignment, in this browser's IndexedDB. Each method rejects
 * where the browser keeps nothing (private window, full disk); the outbox then says so.
 */
export function outboxStorage(user: string, assignment: string): OutboxStorage {
  return {
    load: async () => {
      const rows = await (await database()).getAll('writes', IDBKeyRange.bound([user, assignment, ''], [user, assignment, '\uffff']))
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
