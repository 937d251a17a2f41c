import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptStep, StepStorage } from '@/core/steps/kept-steps'

/** One step of somebody in one article. User and assignment are part of the key, so that nobody takes back what somebody else did. */
interface Row extends KeptStep {
  readonly user: string
  readonly assignment: string
  readonly key: string
}

interface StepDatabase extends DBSchema {
  steps: { key: [string, string, string]; value: Row }
}

let opened: Promise<IDBPDatabase<StepDatabase>> | undefined

const database = () =>
  (opened ??= openDB<StepDatabase>('crossread-steps', 1, {
    upgrade: (db) => void db.createObjectStore('steps', { keyPath: ['user', 'assignment', 'key'] }),
    blocking: (_, __, event) => {
      opened = undefined
      ;(event.target as IDBDatabase).close()
    },
    terminated: () => void (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  }))

/** The steps of one user on one assignment, in this browser's IndexedDB: beside the outbox and apart from it, because what is saved is not waiting for a step. */
export function stepStorage(user: string, assignment: string): StepStorage {
  const all = () => IDBKeyRange.bound([user, assignment, ''], [user, assignment, '\uffff'])
  return {
    load: async () => (await (await database()).getAll('steps', all())).map(({ step, undone }) => ({ step, undone })),
    change: async (put, forget) => {
      const transaction = (await database()).transaction('steps', 'readwrite')
      const work = [
        ...forget.map((key) => transaction.store.delete([user, assignment, key])),
        ...put.map(({ step, undone }) => transaction.store.put({ user, assignment, key: step.key, step, undone })),
      ]
      // Committed by name: what waits to be committed by itself is undone when the page goes away.
      transaction.commit()
      await Promise.all([...work, transaction.done])
    },
    clear: async () => (await database()).delete('steps', all()),
  }
}
