import { type DBSchema, type IDBPDatabase, type StoreNames, openDB } from 'idb'

/** What a row is found by. User and assignment are part of the key, so that nobody's work is taken for somebody else's. */
export interface AssignmentRow {
  readonly user: string
  readonly assignment: string
  readonly key: string
}

/** Opens a database with one store, once, and again after the browser has closed it. Rejects where the browser keeps nothing (private window, full disk). */
export function assignmentRows<Schema extends DBSchema>(database: string, store: StoreNames<Schema>): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined
  const forget = () => void (opened = undefined)
  return () =>
    (opened ??= openDB<Schema>(database, 1, {
      upgrade: (db) => void db.createObjectStore(store, { keyPath: ['user', 'assignment', 'key'] }),
      // Another tab runs a newer version: let it in; this one opens again at its next write.
      blocking: (_, __, event) => {
        forget()
        ;(event.target as IDBDatabase).close()
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget()
      throw error
    }))
}

/** All rows of one user on one assignment. */
export function rowsOf(user: string, assignment: string): IDBKeyRange {
  return IDBKeyRange.bound([user, assignment, ''], [user, assignment, '\uffff'])
}
