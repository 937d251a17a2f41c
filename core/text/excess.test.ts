import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excess, pointsIn } from './excess'

describe('what is too long to be kept', () => {
  it('says how much there is, and how much can be', () => {
    expect(excess(2_512, 2_000)).toBe('2,512 characters of at most 2,000')
    expect(excess(2_000, 2_000)).toBeUndefined()
  })

  it('counts an emoji of one code point once', () => {
    expect(pointsIn('e\u0301 🙂 שלום')).toBe(9)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(pointsIn(text)).toBe([...text].length)
    }))
  })
})
