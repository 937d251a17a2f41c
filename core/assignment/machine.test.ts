import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { machineOf, writeMachine } from './machine'

describe('the name of a machine', () => {
  it.each([
    ['bert-base 1.2', 'bert-base', '1.2'],
    ['frames@v3', 'frames', 'v3'],
    ['org/frames:2024-05', 'org/frames', '2024-05'],
    ['  undated  ', 'undated', ''],
    ['two words', 'two words', ''],
    ['3', '3', ''],
    ['שלום 🤖 v2', 'שלום 🤖', 'v2'],
    ['', 'a model', ''],
  ])('“%s” is %s, %s', (name, model, version) => expect(machineOf(name)).toEqual({ model, version }))

  it('is read back from how it is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const machine = machineOf(name)
      expect(machineOf(writeMachine(machine))).toEqual(machine)
      expect(machine.model).not.toBe('')
    }))
  })
})
