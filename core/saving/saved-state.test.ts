import { expect, it } from 'vitest'
import { type SavedState, together, whileDrafting } from './saved-state'

it('calls nothing saved while something is being typed, whatever the other tabs have', () => {
  const states: readonly SavedState[] = [{ kind: 'saved' }, { kind: 'elsewhere', waiting: 2, troubled: 1 }]
  for (const state of states) expect(whileDrafting({ state, unkept: true })).toEqual({ state: { kind: 'saving', waiting: 1 }, unkept: true })
})

it('hides nothing that its writer has to know by what is being typed', () => {
  const states: readonly SavedState[] = [
    { kind: 'opening' }, { kind: 'waiting', waiting: 1 }, { kind: 'offline', waiting: 0 },
    { kind: 'needsYou', waiting: 1, signedOut: true, stranger: false, troubles: [] },
  ]
  for (const state of states) expect(whileDrafting({ state }).state).toBe(state)
})

const needsYou: SavedState = { kind: 'needsYou', waiting: 1, signedOut: true, stranger: false, troubles: [] }

it.each<[SavedState, SavedState, SavedState]>([
  [{ kind: 'saved' }, { kind: 'saved' }, { kind: 'saved' }],
  [{ kind: 'saved' }, { kind: 'opening' }, { kind: 'opening' }],
  [{ kind: 'saved' }, { kind: 'saving', waiting: 1 }, { kind: 'saving', waiting: 1 }],
  [{ kind: 'waiting', waiting: 2 }, { kind: 'saving', waiting: 1 }, { kind: 'waiting', waiting: 3 }],
  [{ kind: 'offline', waiting: 0 }, { kind: 'waiting', waiting: 2 }, { kind: 'offline', waiting: 2 }],
  [{ kind: 'saved' }, { kind: 'elsewhere', waiting: 1, troubled: 1 }, { kind: 'elsewhere', waiting: 1, troubled: 1 }],
  [{ kind: 'saving', waiting: 1 }, needsYou, { ...needsYou, waiting: 2 }],
  [{ ...needsYou, signedOut: false }, needsYou, { ...needsYou, waiting: 2 }],
])('%j together with %j is %j', (one, other, both) => {
  expect(together(one, other)).toEqual(both)
  expect(together(other, one)).toEqual(both)
})
