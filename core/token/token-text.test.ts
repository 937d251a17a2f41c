import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTokenText, writeToken } from './token-text'

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('a token', () => {
  it('is recognised by its beginning, its length and its checksum', () => {
    expect(writeToken(new Uint8Array(32))).toMatch(/^cr_0{43}[0-9A-Za-z]{6}$/)
    fc.assert(fc.property(secrets, (bytes) => {
      const token = writeToken(bytes)
      expect(token).toMatch(/^cr_[0-9A-Za-z]{49}$/)
      expect(isTokenText(token)).toBe(true)
    }))
  })

  it('is another for other bytes, up to the largest', () => {
    expect(writeToken(new Uint8Array(32).fill(255))).toHaveLength(52)
    fc.assert(fc.property(secrets, secrets, (one, other) => {
      fc.pre(one.some((byte, at) => byte !== other[at]))
      expect(writeToken(one)).not.toBe(writeToken(other))
    }))
  })

  it('is not recognised with another character anywhere, cut short, or with something around it', () => {
    fc.assert(fc.property(secrets, fc.integer({ min: 3, max: 51 }), fc.constantFrom(...'0aZ9k'), (bytes, at, letter) => {
      const token = writeToken(bytes)
      fc.pre(token[at] !== letter)
      expect(isTokenText(token.slice(0, at) + letter + token.slice(at + 1))).toBe(false)
      expect(isTokenText(token.slice(0, at))).toBe(false)
      expect(isTokenText(`${token} `)).toBe(false)
      expect(isTokenText(`${token}\n`)).toBe(false)
    }))
  })
})
