import { describe, expect, it } from 'vitest'
import media from '../codebook/media-framing-v1.json'
import { codebookSchema } from '../codebook/codebook'
import { isEmptyValue, missingAttributes } from './unfinished'

const codebook = codebookSchema.parse(media)

describe('missingAttributes', () => {
  it('names what the tag requires and nobody has given', () => {
    expect(missingAttributes(codebook, { tag: 'attributed_claim', attributes: {} }).map((one) => one.key)).toEqual(['source'])
    expect(missingAttributes(codebook, { tag: 'attributed_claim', attributes: { source: '  ' } })).toHaveLength(1)
  })
  it('is empty when it is given, or nothing is required', () => {
    expect(missingAttributes(codebook, { tag: 'attributed_claim', attributes: { source: 'Titorenko تيتورينكو' } })).toEqual([])
    expect(missingAttributes(codebook, { tag: 'corroboration', attributes: {} })).toEqual([])
  })
})

describe('isEmptyValue', () => {
  it.each([[undefined, true], ['', true], [[], true], [0, false], [false, false], ['é', false], [['👍'], false]] as const)('%j: %s', (value, empty) =>
    expect(isEmptyValue(value)).toBe(empty))
})
