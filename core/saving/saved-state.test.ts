import { expect, it } from 'vitest'
import { type SavedState, whileDrafting } from './saved-state'

it('calls nothing saved while something is being typed, whatever the other tabs have', () => {
  const states: readonly SavedState[] = [{ kind: 'saved' }, { kind: 'elsewhere', waiting: 2, troubled: 1 }]
  for (const state of states) expect(whileDrafting({ state, unkept: true })).toEqual({ state: { kind: 'saving', waiting: 1 }, unkept: true })
})

it('hides nothing that its writer has to know by what is being typed', () => {
  const states: readonly SavedState[] = [
    { kind: 'opening' }, { kind: 'waiting', waiting: 1 }, { kind: 'offline', waiting: 1 },
    { kind: 'needsYou', waiting: 1, signedOut: true, stranger: false, troubles: [] },
  ]
  for (const state of states) expect(whileDrafting({ state }).state).toBe(state)
})
