import { describe, expect, it } from 'vitest'
import { comboOf, reservedBecause, writeCombo } from './combo'
import { actionOf, defaultKeys, keyActionNames, keyActions, keysOf, meet, noKeyChoice, readKeyChoice } from './key-map'
import { changeKey } from './key-words'

const press = (key: string, held: readonly ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[] = []) =>
  comboOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...Object.fromEntries(held.map((one) => [one, true])) })

describe('comboOf', () => {
  it('writes letters small, whatever Caps Lock says, and signs as they are typed', () => {
    expect(press('J')).toBe('j')
    expect(press('J', ['shiftKey'])).toBe('Shift+j')
    expect(press('?', ['shiftKey'])).toBe('?')
    expect(press('ArrowLeft', ['shiftKey', 'ctrlKey'])).toBe('Control+Shift+ArrowLeft')
    expect(press('+', ['ctrlKey'])).toBe('Control++')
  })
})

describe.each(['mac', 'other'] as const)('the keys as they come (%s)', (platform) => {
  const map = defaultKeys(platform)
  it('have no two actions on one key', () => {
    for (const one of keyActionNames) for (const other of keyActionNames) if (one !== other && meet(one, other)) expect([one, map[one]], other).not.toEqual([one, map[other]])
    expect(meet('wordOn', 'endWordOn')).toBe(false)
    expect(meet('wordOn', 'find') && meet('endWordOn', 'find') && meet('repeat', 'find')).toBe(true)
  })
  it('take nothing from the browser or the system', () => {
    for (const action of keyActionNames) expect([action, reservedBecause(map[action]!, platform, ['text', 'end'].includes(keyActions[action].scope))]).toEqual([action, undefined])
  })
  it('leave letters and digits to the tags while the palette is open', () => {
    for (const action of keyActionNames) if (keyActions[action].scope === 'palette') expect(map[action]).not.toMatch(/[\p{L}\p{N}]/u)
  })
})

describe('reservedBecause', () => {
  it.each(['Control+r', 'Control+f', 'Meta+l', 'F7', 'Alt+d', 'Tab', 'Space', 'PageDown', '/', "'", 'Control+Alt+x', 'ArrowUp'])('refuses %s anywhere', (combo) => {
    expect(reservedBecause(combo, 'other', false)).toBeTypeOf('string')
  })
  it('leaves going back and changing desktops alone', () => {
    expect(reservedBecause('Alt+ArrowLeft', 'other', true)).toBeTypeOf('string')
    expect(reservedBecause('Control+ArrowLeft', 'mac', true)).toBeTypeOf('string')
    expect(reservedBecause('Alt+ArrowLeft', 'mac', true)).toBeUndefined()
  })
})

describe('changed keys', () => {
  it('take the place of the default, and can be turned off', () => {
    const choice = changeKey(noKeyChoice, 'nextPassage', 'y', 'other')
    expect(choice).toEqual({ changed: { nextPassage: 'y' }, lettersOff: false })
    if (typeof choice === 'string') throw new Error(choice)
    expect(actionOf(keysOf(choice, 'other'), 'y', 'page')).toBe('nextPassage')
    expect(actionOf(keysOf(choice, 'other'), 'j', 'page')).toBeUndefined()
    const off = changeKey(choice, 'nextPassage', null, 'other')
    if (typeof off === 'string') throw new Error(off)
    expect(keysOf(off, 'other').nextPassage).toBeNull()
    expect(changeKey(off, 'nextPassage', 'j', 'other')).toEqual(noKeyChoice)
  })
  it('are refused with a reason where another action has the key, or the browser', () => {
    expect(changeKey(noKeyChoice, 'nextPassage', 'k', 'other')).toBe('k is taken: Passage before.')
    expect(changeKey(noKeyChoice, 'nextPassage', 'Control+t', 'other')).toMatch(/belong to the browser/)
    expect(changeKey(noKeyChoice, 'repeat', 'x', 'other')).toMatch(/tags’/)
    expect(changeKey(noKeyChoice, 'wordOn', 'Shift+ArrowUp', 'other')).toMatch(/Shift/)
    expect(changeKey(noKeyChoice, 'endWordOn', 'ArrowUp', 'other')).toBe('↑ is taken: Start or end: a sentence back.')
    expect(changeKey(noKeyChoice, 'endWordOn', 'f', 'other')).toBe('f is taken: Search in the article.')
  })
  it('of the ends of a passage may be those of the caret, and hold Shift', () => {
    const choice = changeKey(noKeyChoice, 'endCharacterOn', 'Control+ArrowRight', 'other')
    if (typeof choice === 'string') throw new Error(choice)
    const map = keysOf(choice, 'other')
    expect([actionOf(map, 'Control+ArrowRight', 'end'), actionOf(map, 'Control+ArrowRight', 'text'), actionOf(map, 'Shift+ArrowLeft', 'end')]).toEqual(['endCharacterOn', 'sentenceOn', 'endCharacterBack'])
  })
  it('never leave two actions on one key, whatever was kept', () => {
    const map = keysOf({ changed: { nextPassage: 'k', find: 'k', help: 'F5' }, lettersOff: false }, 'other')
    expect(map).toMatchObject({ nextPassage: 'k', previousPassage: null, find: 'f', help: '?' })
  })
  it('can all be turned off that are a single letter or sign', () => {
    const map = keysOf({ changed: {}, lettersOff: true }, 'other')
    expect(keyActionNames.filter((action) => map[action] !== null)).toEqual(keyActionNames.filter((action) => ['text', 'end'].includes(keyActions[action].scope)))
  })
})

describe('readKeyChoice', () => {
  it('reads what was kept and nothing else', () => {
    expect(readKeyChoice(JSON.parse('{"changed":{"find":"x","help":null,"toString":"q","wordOn":7},"lettersOff":true}'))).toEqual({ changed: { find: 'x', help: null }, lettersOff: true })
    for (const junk of [null, 1, 'x', [], {}, { changed: null }]) expect(readKeyChoice(junk)).toEqual(noKeyChoice)
  })
})

describe('writeCombo', () => {
  it('writes keys as they are printed on keyboards', () => {
    expect(writeCombo('Control+ArrowLeft', 'other')).toBe('Ctrl + ←')
    expect(writeCombo('Alt+ArrowUp', 'mac')).toBe('⌥ + ↑')
    expect(writeCombo('+', 'mac')).toBe('+')
  })
})
