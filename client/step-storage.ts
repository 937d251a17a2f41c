import type { DBSchema } from 'idb'
import type { KeptStep, StepStorage } from '@/core/steps/kept-steps'
import { type AssignmentRow, assignmentRows, rowsOf } from './assignment-rows'

/** One step of somebody in one article. */
interface Row extends KeptStep, AssignmentRow {}

interface StepDatabase extends DBSchema {
  steps: { key: [string, string, string]; value: Row }
}

const database = assignmentRows<StepDatabase>('crossread-steps', 'steps')

/** The steps of one user on one assignment, in this browser's IndexedDB: beside the outbox and apart from it, because what is saved is not waiting for a step. */
export function stepStorage(user: string, assignment: string): StepStorage {
  return {
    load: async () => (await (await database()).getAll('steps', rowsOf(user, assignment))).map(({ step, undone }) => ({ step, undone })),
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
    clear: async () => {
      const transaction = (await database()).transaction('steps', 'readwrite')
      const work = transaction.store.delete(rowsOf(user, assignment))
      // Here too: after a submission the page may be begun afresh at once.
      transaction.commit()
      await Promise.all([work, transaction.done])
    },
  }
}
