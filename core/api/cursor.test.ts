import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from './cursor'

const any = () => true

describe('a cursor', () => {
  it('comes back as the key that it was made of', () => {
    expect(readCursor('articles', undefined, any)).toEqual({ ok: true, value: null })
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (key) => {
      const cursor = writeCursor('articles', `🙂 e\u0301 שלום ${key}`)
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(readCursor('articles', cursor, any)).toEqual({ ok: true, value: `🙂 e\u0301 שלום ${key}` })
    }))
  })

  it('of another list, with a key that is none, or made up, is refused with a sentence', () => {
    const wrong = { ok: false, problem: { code: 'invalid', message: 'This is no cursor of this list. Begin without one.', field: 'cursor' } }
    expect(readCursor('articles', writeCursor('outlets', 'a'), any)).toEqual(wrong)
    expect(readCursor('articles', writeCursor('articles', 'a'), (key) => key === 'b')).toEqual(wrong)
    fc.assert(fc.property(fc.string(), (text) => {
      expect(readCursor('articles', text, any)).toEqual(wrong)
    }))
  })
})
