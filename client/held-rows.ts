import type { AssignmentRow } from './assignment-rows'

/** What a change is called once the browser has answered. */
interface Holding {
  /** It is on the disk: nothing of it is held any more. */
  kept(): void
  /** The browser would not have it. */
  refused(): void
}

/** Rows in the memory of this tab. */
export interface HeldRows<Row extends AssignmentRow> {
  /**
   * Holds rows until the browser says what it does with them, and lets go of others. Called in the order in which storage
   * is asked, before it answers: answers of a browser that refuses do not come in any order.
   */
  change(put: readonly Row[], remove: readonly AssignmentRow[]): Holding
  /** What the browser has refused, of one user, of one assignment or of all, in the order of the keys. */
  refused(user: string, assignment?: string): readonly Row[]
}

/**
 * What the browser would not keep (private window, full disk) lasts as long as the tab, whichever of the program's pages is
 * open in it: going to another article loses nothing.
 */
export function heldRows<Row extends AssignmentRow>(): HeldRows<Row> {
  const held = new Map<string, { readonly row: Row; refused: boolean }>()
  const nameOf = ({ user, assignment, key }: AssignmentRow) => JSON.stringify([user, assignment, key])
  return {
    change: (put, remove) => {
      for (const row of remove) held.delete(nameOf(row))
      const mine = put.map((row) => {
        const one = { row, refused: false }
        held.set(nameOf(row), one)
        return one
      })
      return {
        // A later change of the same row has its own answer.
        kept: () => {
          for (const one of mine) if (held.get(nameOf(one.row)) === one) held.delete(nameOf(one.row))
        },
        refused: () => {
          for (const one of mine) one.refused = true
        },
      }
    },
    refused: (user, assignment) => [...held.values()]
      .flatMap(({ row, refused }) => (refused && row.user === user && (assignment === undefined || row.assignment === assignment) ? row : []))
      .sort((one, other) => (one.key < other.key ? -1 : 1)),
  }
}
