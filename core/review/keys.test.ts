import { describe, expect, test } from 'vitest'
import type { KeyPress } from '../keys/press'
import { actionOf, keyList, laneKey } from './keys'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('keys of a case', () => {
  test.each([
    ['a', { kind: 'accept', lane: 0 }],
    ['B', { kind: 'accept', lane: 1 }],
    ['h', { kind: 'accept', lane: 7 }],
    ['r', { kind: 'reject' }],
    ['n', { kind: 'nothingHere' }],
    ['0', { kind: 'nothingHere' }],
    ['=', { kind: 'bothDefensible' }],
    ['j', { kind: 'next' }],
    ['ArrowRight', { kind: 'next' }],
    ['k', { kind: 'previous' }],
    ['ArrowLeft', { kind: 'previous' }],
    ['u', { kind: 'withdraw' }],
    ['?', { kind: 'help' }],
    ['Escape', { kind: 'cancel' }],
    ['+', { kind: 'union' }],
    ['-', { kind: 'intersection' }],
    ['w', { kind: 'redraw' }],
    ['t', { kind: 'retag' }],
    ['q', { kind: 'ask' }],
  ])('%s, when a verdict is awaited', (key, action) => expect(actionOf(press(key), 'verdict')).toEqual(action))

  test.each(['1', 'Enter', 'i', 'x', 'Tab', 'Shift', '🙂', 'é', 'ש'])('%s means nothing, when a verdict is awaited', (key) =>
    expect(actionOf(press(key), 'verdict')).toBeUndefined(),
  )

  test('letters choose lanes, and digits reasons, once a rejection has begun', () => {
    expect(actionOf(press('b'), 'lanes')).toEqual({ kind: 'toggle', lane: 1 })
    expect(actionOf(press('2'), 'lanes')).toEqual({ kind: 'reason', index: 1 })
    expect(actionOf(press('Enter'), 'lanes')).toEqual({ kind: 'confirm' })
  })

  test('brackets, comma and point move the edges of a passage drawn anew', () => {
    expect([...'[],.'].map((key) => actionOf(press(key), 'edges'))).toEqual([
      { kind: 'edge', edge: 'start', step: -1 }, { kind: 'edge', edge: 'start', step: 1 }, { kind: 'edge', edge: 'end', step: -1 }, { kind: 'edge', edge: 'end', step: 1 },
    ])
    expect(actionOf(press('['), 'verdict')).toBeUndefined()
    expect(actionOf(press('1'), 'edges')).toEqual({ kind: 'reason', index: 0 })
  })

  test.each(['n', 'B', 'j', 'u', '=', '+', '-', '?', 'x', '🙂', 'é', 'ש'])('%s is the beginning of a reason, once one is awaited', (key) =>
    expect(actionOf(press(key), 'reason')).toEqual({ kind: 'write', text: key }),
  )

  test('digits, Enter and Escape are keys while a reason is awaited, and a space or a nought is nothing', () => {
    expect(actionOf(press('1'), 'reason')).toEqual({ kind: 'reason', index: 0 })
    expect(actionOf(press('Enter'), 'reason')).toEqual({ kind: 'confirm' })
    expect(actionOf(press('Escape'), 'reason')).toEqual({ kind: 'cancel' })
    expect([' ', '0', 'Shift', 'Dead'].map((key) => actionOf(press(key), 'reason'))).toEqual([undefined, undefined, undefined, undefined])
  })

  test('once lanes are named or edges move, other letters are words', () => {
    expect(actionOf(press('b'), 'named')).toEqual({ kind: 'toggle', lane: 1 })
    expect(actionOf(press('n'), 'named')).toEqual({ kind: 'write', text: 'n' })
    expect(actionOf(press('n'), 'lanes')).toEqual({ kind: 'nothingHere' })
    expect(actionOf(press('n'), 'edges')).toEqual({ kind: 'write', text: 'n' })
  })

  test.each(['ctrlKey', 'metaKey', 'altKey'] as const)('%s leaves the key to the browser', (held) => {
    expect(actionOf(press('a', { [held]: true }), 'verdict')).toBeUndefined()
    expect(actionOf(press('a'), 'verdict')).toBeDefined()
  })

  test('no lane has a letter that means something else', () => {
    const letters = Array.from({ length: 26 }, (_, lane) => laneKey(lane)).filter((letter) => letter !== undefined)
    expect(letters).toHaveLength(8)
    letters.forEach((letter, lane) => expect(actionOf(press(letter), 'verdict')).toEqual({ kind: 'accept', lane }))
  })

  test('every listed single key does something', () => {
    const single = keyList.flatMap((row) => row.keys).filter((key) => key.length === 1 && !'→←'.includes(key))
    for (const key of single) expect(actionOf(press(key), 'verdict'), key).toBeDefined()
  })
})
