import { expect, it } from 'vitest'
import { type SavedState, together } from './saved-state'

const needsYou: SavedState = { kind: 'needsYou', waiting: 1, signedOut: true, stranger: false, troubles: [] }

it.each<[SavedState, SavedState, SavedState]>([
  [{ kind: 'saved' }, { kind: 'saved' }, { kind: 'saved' }],
  [{ kind: 'saved' }, { kind: 'opening' }, { kind: 'opening' }],
  [{ kind: 'saved' }, { kind: 'saving', waiting: 1 }, { kind: 'saving', waiting: 1 }],
  [{ kind: 'waiting', waiting: 2 }, { kind: 'saving', waiting: 1 }, { kind: 'waiting', waiting: 3 }],
  [{ kind: 'offline', waiting: 0 }, { kind: 'waiting', waiting: 2 }, { kind: 'offline', waiting: 2 }],
  [{ kind: 'saved' }, { kind: 'elsewhere', waiting: 1 }, { kind: 'elsewhere', waiting: 1 }],
  [{ kind: 'saving', waiting: 1 }, needsYou, { ...needsYou, waiting: 2 }],
  [{ ...needsYou, signedOut: false }, needsYou, { ...needsYou, waiting: 2 }],
])('%j together with %j is %j', (one, other, both) => {
  expect(together(one, other)).toEqual(both)
  expect(together(other, one)).toEqual(both)
})
