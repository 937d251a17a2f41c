import { expect, it } from 'vitest'
import { type SavedState, whileDrafting } from './saved-state'

it('calls nothing saved while something is being typed, whatever the other tabs have', () => {
  const states: readonly SavedState[] = [{ kind: 'saved' }, { kind: 'elsewhere', waiting: 2, troubled: 1 }]
  for (const state of states) expect(whileDrafting({ state, unkept: true })).toEqual({ state: { kind: 'saving', waiting: 1 }, unkept: true })
})

it('says that something is too long to be saved, once nothing else is under way', () => {
  expect(whileDrafting({ state: { kind: 'saved' } }, true).state).toEqual({ kind: 'tooLong', waiting: 1 })
  expect(whileDrafting({ state: { kind: 'saving', waiting: 2 } }, true).state).toEqual({ kind: 'saving', waiting: 2 })
})

it('hides nothing that its writer has to know by what is being typed', () => {
  const states: readonly SavedState[] = [
    { kind: 'opening' }, { kind: 'waiting', waiting: 1 }, { kind: 'offline', waiting: 1 },
    { kind: 'needsYou', waiting: 1, signedOut: true, stranger: false, troubles: [] },
  ]
  for (const state of states) for (const tooLong of [false, true]) expect(whileDrafting({ state }, tooLong).state).toBe(state)
})
