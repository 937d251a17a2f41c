import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChoice } from '../export/check-choice'
import { exportLayers } from '../export/choice'
import { exportFormatKeys } from '../export/export-format'
import { writeExport } from '../export/write-choice'
import { readExport } from './export'

const choices = fc.record({
  format: fc.constantFrom(...exportFormatKeys),
  layers: fc.subarray([...exportLayers], { minLength: 1 }),
  texts: fc.constantFrom('with' as const, 'without' as const),
  splits: fc.option(fc.tuple(fc.nat(100), fc.nat(100), fc.nat(2 ** 31 - 1)).map(([one, other, seed]) => ({ train: Math.min(one, other), validation: Math.abs(one - other), test: 100 - Math.max(one, other), seed })), { nil: undefined }),
})

describe('an export as an address', () => {
  it('is read as it was written, if it can be written at all', () => {
    fc.assert(fc.property(choices, ({ splits, ...rest }) => {
      const choice = { ...rest, ...(splits ? { splits } : {}) }
      const read = readExport(new URLSearchParams(writeExport(choice)))
      const checked = checkChoice(choice)
      expect(read).toEqual(checked.ok ? { ok: true, value: { choice, form: 'zip' } } : checked)
    }))
  })

  it.each([
    ['format=docx', 'format'], ['format=', undefined], ['layers=', 'layers'], ['layers=annotators,nonsense', 'layers.1'], ['texts=maybe', 'texts'], ['train=80', 'splits'], ['train=1e9&seed=1', 'splits.train'],
    ['train=100&seed=99999999999', 'splits.seed'], ['train=100&seed=abc', 'splits.seed'], ['as=tar', 'as'], ['format=brat&as=file', 'as'], ['all=yes', 'query'], ['format=brat&texts=without', 'texts'], ['__proto__=1', 'query'],
  ])('of %s is told what is wrong with it', (query, field) => {
    const read = readExport(new URLSearchParams(query))
    expect(read.ok ? undefined : read.problem.field).toBe(field)
  })

  it('says a number that is none in a sentence', () => {
    const read = readExport(new URLSearchParams('train=100&seed=abc'))
    expect(read.ok ? undefined : read.problem.message).toBe('“seed” is a whole number from 0 on.')
  })
})
