import type { DBSchema } from 'idb'
import type { OutboxStorage } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { type ArticleName, type UnsentArticle, unsentByArticle } from '@/core/saving/unsent'
import { type AssignmentRow, assignmentRows, rowsOf } from './assignment-rows'

/** One row of the outbox. */
interface Row extends AssignmentRow {
  readonly item: QueuedWrite
  /** Not in rows that an older version of the program wrote. */
  readonly article?: ArticleName | undefined
}

interface OutboxDatabase extends DBSchema {
  writes: { key: [string, string, string]; value: Row }
}

const database = assignmentRows<OutboxDatabase>('crossread-outbox', 'writes')

/**
 * The unsent writes of one user on one assignment, in this browser's IndexedDB. Each method rejects
 * where the browser keeps nothing (private window, full disk); the outbox then says so.
 */
export function outboxStorage(user: string, assignment: string, article?: ArticleName): OutboxStorage {
  return {
    load: async () => {
      const rows = await (await database()).getAll('writes', rowsOf(user, assignment))
      return rows.map((row) => row.item)
    },
    put: async (item) => {
      // Strict: the browser answers once the write is on the disk, not merely handed to the system.
      const transaction = (await database()).transaction('writes', 'readwrite', { durability: 'strict' })
      const put = transaction.store.put({ user, assignment, key: item.key, item, article })
      // Committed by name: what waits to be committed by itself is undone when the page goes away, and a note is often the last thing before that.
      transaction.commit()
      await Promise.all([put, transaction.done])
    },
    remove: async (key) => (await database()).delete('writes', [user, assignment, key]),
  }
}

/** What of one user is unsent in this browser, by article; nothing where it keeps nothing. */
export async function unsentOf(user: string): Promise<readonly UnsentArticle[]> {
  try {
    return unsentByArticle(await (await database()).getAll('writes', IDBKeyRange.bound([user, '', ''], [user, '\uffff', '\uffff'])))
  } catch {
    return []
  }
}
