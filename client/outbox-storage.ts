import type { DBSchema } from 'idb'
import type { OutboxStorage } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { type ArticleName, type UnsentArticle, unsentByArticle } from '@/core/saving/unsent'
import { askToStay } from './ask-to-stay'
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
    change: async (put, remove) => {
      const change = async (kept: typeof put) => {
        // Strict: the browser answers once what is kept is on the disk, not merely handed to the system.
        const transaction = (await database()).transaction('writes', 'readwrite', kept.length > 0 ? { durability: 'strict' } : undefined)
        const work = [
          ...kept.map((item) => transaction.store.put({ user, assignment, key: item.key, item, article })),
          ...remove.map((key) => transaction.store.delete([user, assignment, key])),
        ]
        // Committed by name: what waits to be committed by itself is undone when the page goes away, and a note is often the last thing before that.
        transaction.commit()
        await Promise.all([...work, transaction.done])
      }
      try {
        await change(put)
      } catch (error) {
        // What the server has goes all the same: on a full disk that makes room.
        if (put.length > 0 && remove.length > 0) await change([])
        throw error
      }
    },
    stay: askToStay,
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
