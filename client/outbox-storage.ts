import type { DBSchema } from 'idb'
import type { OutboxStorage } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { type ArticleName, type UnsentArticle, unsentByArticle } from '@/core/saving/unsent'
import { askToStay } from './ask-to-stay'
import { type AssignmentRow, assignmentRows, rowsOf } from './assignment-rows'
import { heldRows } from './held-rows'

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

const held = heldRows<Row>()

/**
 * The unsent writes of one user on one assignment, in this browser's IndexedDB. A change rejects where the browser keeps
 * nothing (private window, full disk); what it would not keep is held as long as this tab is open.
 */
export function outboxStorage(user: string, assignment: string, article?: ArticleName): OutboxStorage {
  return {
    load: async () => {
      const rows = await readRows(() => rowsOf(user, assignment))
      const refused = held.refused(user, assignment)
      return { items: newest(rows ?? [], refused).map((row) => row.item), unkept: !rows || refused.length > 0 }
    },
    change: async (put, remove) => {
      const holding = held.change(put.map((item) => ({ user, assignment, key: item.key, item, article })), remove.map((key) => ({ user, assignment, key })))
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
        holding.kept()
      } catch (error) {
        holding.refused()
        // What the server has goes all the same: on a full disk that makes room.
        if (put.length > 0 && remove.length > 0) await change([])
        throw error
      }
    },
    stay: askToStay,
  }
}

/** What of one user is unsent in this browser and, where it keeps nothing, in this tab, by article. */
export async function unsentOf(user: string): Promise<readonly UnsentArticle[]> {
  const rows = await readRows(() => IDBKeyRange.bound([user, '', ''], [user, '\uffff', '\uffff']))
  const refused = held.refused(user)
  const unkept = new Set(refused.map(({ assignment }) => assignment))
  return unsentByArticle(newest(rows ?? [], refused)).map((one) => (unkept.has(one.assignment) ? { ...one, unkept: true } : one))
}

/** Undefined where the browser keeps nothing. */
async function readRows(range: () => IDBKeyRange): Promise<readonly Row[] | undefined> {
  try {
    return await (await database()).getAll('writes', range())
  } catch {
    return undefined
  }
}

/** Where a row is both on the disk and held, the one that is held is newer. */
function newest(rows: readonly Row[], refused: readonly Row[]): readonly Row[] {
  const found = new Map([...rows, ...refused].map((row) => [row.key, row]))
  return [...found.values()].sort((one, other) => (one.key < other.key ? -1 : 1))
}
