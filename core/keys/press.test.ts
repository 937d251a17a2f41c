import { describe, expect, it } from 'vitest'
import { actionOf as reviewActionOf } from '../review/keys'
import { comboOf } from './combo'
import { defaultKeys, actionOf } from './key-map'
import { digitUnderShift, meantKey, pressOf } from './press'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('meantKey', () => {
  it.each([
    ['Latin', 's', 'KeyS', 's'],
    ['Latin, with Shift', 'S', 'KeyS', 'S'],
    ['AZERTY: A on the key of Q', 'a', 'KeyQ', 'a'],
    ['AZERTY: M on the key of the semicolon', 'm', 'Semicolon', 'm'],
    ['AZERTY: a comma on the key of M', ',', 'KeyM', ','],
    ['AZERTY: 1 with Shift', '1', 'Digit1', '1'],
    ['AZERTY: é on the key of 2', 'é', 'Digit2', 'é'],
    ['Dvorak: O on the key of S', 'o', 'KeyS', 'o'],
    ['Dvorak: a full stop on the key of E', '.', 'KeyE', '.'],
    ['Dvorak: an apostrophe on the key of Q', "'", 'KeyQ', "'"],
    ['Turkish: dotless i', 'ı', 'KeyI', 'ı'],
    ['Polish', 'ł', 'KeyL', 'ł'],
    ['Cyrillic', 'ы', 'KeyS', 's'],
    ['Cyrillic, with Shift', 'Ы', 'KeyS', 's'],
    ['Cyrillic: undo', 'я', 'KeyZ', 'z'],
    ['Cyrillic: a full stop', '.', 'Slash', '.'],
    ['Cyrillic: a letter on the key of a sign stays', 'ж', 'Semicolon', 'ж'],
    ['Greek', 'σ', 'KeyS', 's'],
    ['Greek with an accent', 'ά', 'KeyA', 'a'],
    ['Greek: Q types a sign', ';', 'KeyQ', 'q'],
    ['Hebrew', 'ד', 'KeyS', 's'],
    ['Hebrew: Q and W type signs', '/', 'KeyQ', 'q'],
    ['Hebrew: Q and W type signs', "'", 'KeyW', 'w'],
    ['Arabic', 'س', 'KeyS', 's'],
    ['Arabic: two letters at once', 'لا', 'KeyB', 'b'],
    ['Arabic: a combining mark', '\u064e', 'KeyQ', 'q'],
    ['Arabic: a digit', '\u0661', 'Digit1', '1'],
    ['Arabic: the question mark', '؟', 'Slash', '?'],
    ['Persian: a digit of the number pad', '\u06f7', 'Numpad7', '7'],
    ['Thai: a letter on the key of 4', 'ภ', 'Digit4', '4'],
    ['Devanagari: a vowel sign', '\u093e', 'KeyE', 'e'],
    ['Georgian', 'ს', 'KeyS', 's'],
    ['an emoji', '👀', 'KeyE', '👀'],
    ['a name of a key', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft'],
    ['a name of a key', 'F7', 'F7', 'F7'],
    ['nothing known of the key', 'ы', '', 'ы'],
  ])('%s: %s at %s', (_, key, code, meant) => expect(meantKey({ key, code })).toBe(meant))
})

describe('the keys of the program', () => {
  const map = defaultKeys('other')
  it.each([['о', 'KeyJ', 'nextPassage'], ['ש', 'KeyA', undefined], ['ε', 'KeyE', 'end'], ['ؤ', 'KeyC', 'codebook'], ['؟', 'Slash', 'help']])('are found by %s at %s', (key, code, action) => {
    expect(actionOf(map, comboOf({ ...none, key, code }), 'page')).toBe(action)
  })
  it('hold Shift apart, and see Caps Lock through', () => {
    expect(comboOf({ ...none, key: 'Ы', code: 'KeyS', shiftKey: true })).toBe('Shift+s')
    expect(comboOf({ ...none, key: 'Ы', code: 'KeyS' })).toBe('s')
    expect(comboOf({ ...none, key: '\u064d', code: 'KeyS', shiftKey: true })).toBe('Shift+s')
    expect(comboOf({ ...none, key: 'я', code: 'KeyZ', ctrlKey: true })).toBe('Control+z')
    expect(comboOf({ ...none, key: '1', code: 'Digit1', shiftKey: true })).toBe('1')
  })
  it('are found in the review, where words stay as they are typed', () => {
    expect(reviewActionOf({ ...none, key: 'и', code: 'KeyB' }, 'verdict')).toEqual({ kind: 'accept', lane: 1 })
    expect(reviewActionOf({ ...none, key: 'ى', code: 'KeyN' }, 'lanes')).toEqual({ kind: 'nothingHere' })
    expect(reviewActionOf({ ...none, key: 'и', code: 'KeyB' }, 'reason')).toEqual({ kind: 'write', text: 'и' })
    expect(reviewActionOf({ ...none, key: 'لا', code: 'KeyB' }, 'reason')).toEqual({ kind: 'write', text: 'لا' })
    expect(reviewActionOf({ ...none, key: '\u0662', code: 'Digit2' }, 'reason')).toEqual({ kind: 'reason', index: 1 })
  })
})

describe('pressOf', () => {
  const press = (key: string, code: string, graph: boolean) => comboOf(pressOf({ ...none, key, code, ctrlKey: graph, altKey: graph, getModifierState: () => graph }))
  it('takes what AltGraph types for what is meant', () => {
    expect(press('[', 'Digit8', true)).toBe('[')
    expect(press('µ', 'KeyM', true)).toBe('µ')
    expect(press('ь', 'KeyM', false)).toBe('m')
  })
})

describe('digitUnderShift', () => {
  it.each([['!', 'Digit1', true, '1'], ['!', 'Digit1', false, undefined], ['1', 'Digit1', true, undefined], ['&', 'Digit1', false, undefined], ['S', 'KeyS', true, undefined], ['?', 'Slash', true, undefined]])('%s at %s', (key, code, shiftKey, digit) => {
    expect(digitUnderShift({ ...none, key, code, shiftKey })).toBe(digit)
  })
})
