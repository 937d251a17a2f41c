import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import media from '../codebook/media-framing-v1.json'
import { codebookSchema } from '../codebook/codebook'
import { codePoint } from '../text/offset'
import type { Annotation } from './annotation'
import { byHand } from './origin'
import { inReadingOrder } from './reading-order'
import { isEmptyValue, keepUnfinished, missingAttributes } from './unfinished'

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

describe('keepUnfinished', () => {
  it('names after each change whoever lacks something, in the order of the text', () => {
    const passage = fc.record({ id: fc.nat(8), start: fc.nat(30), tag: fc.constantFrom('attributed_claim', 'corroboration'), source: fc.boolean(), gone: fc.boolean() })
    fc.assert(fc.property(fc.array(passage, { maxLength: 30 }), (changes) => {
      const [keep, layer] = [keepUnfinished(codebook), new Map<number, Annotation>()]
      for (const { id, start, tag, source, gone } of changes) {
        layer.set(id, {
          id: `a${id}`, assignmentId: 'x', version: 1, changedAt: '', origin: byHand, deleted: gone, tag, extent: [{ start: codePoint(start), end: codePoint(start + 3) }], quotes: [], note: '',
          attributes: source ? { source: 'José 👀' } : {},
        })
        const shown = inReadingOrder([...layer.values()])
        expect(keep(shown).map(({ annotation }) => annotation)).toEqual(shown.filter((one) => missingAttributes(codebook, one).length > 0))
      }
    }))
  })
})

describe('isEmptyValue', () => {
  it.each([[undefined, true], ['', true], [[], true], [0, false], [false, false], ['é', false], [['👍'], false]] as const)('%j: %s', (value, empty) =>
    expect(isEmptyValue(value)).toBe(empty))
})
