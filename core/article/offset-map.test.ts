import { describe, expect, it } from 'vitest'
import { codePoint } from '@/core/text/offset'
import type { OffsetMap } from './canonical-text'
import { canonicalToRaw, rawToCanonical, stretchToCanonical, stretchToRaw } from './offset-map'

// raw:       # 🕊é [שלום](u) x     canonical: 🕊é שלום x, the second space put in
const map: OffsetMap = [
  { canonical: codePoint(0), raw: codePoint(2), length: 3 },
  { canonical: codePoint(3), raw: codePoint(6), length: 4 },
  { canonical: codePoint(8), raw: codePoint(15), length: 1 },
]
const stretch = (start: number, end: number) => ({ start: codePoint(start), end: codePoint(end) })

describe('single characters', () => {
  it.each([[0, 2], [2, 4], [3, 6], [6, 9], [8, 15]])('canonical %i is raw %i', (canonical, raw) => {
    expect(canonicalToRaw(map, codePoint(canonical))).toBe(raw)
    expect(rawToCanonical(map, codePoint(raw))).toBe(canonical)
  })

  it('have nothing where a text was left out or put in', () => {
    for (const raw of [0, 1, 5, 10, 14, 16, 99]) expect(rawToCanonical(map, codePoint(raw))).toBeUndefined()
    for (const canonical of [7, 9, 99]) expect(canonicalToRaw(map, codePoint(canonical))).toBeUndefined()
    expect(rawToCanonical([], codePoint(0))).toBeUndefined()
  })
})

describe('stretches', () => {
  it.each([
    ['within a run', [6, 8], [3, 5]],
    ['over a gap', [3, 8], [1, 5]],
    ['with markup at both edges', [0, 14], [0, 7]],
    ['the whole text', [0, 99], [0, 9]],
  ])('of the raw text: %s', (_, [start, end], [from, to]) => expect(stretchToCanonical(map, stretch(start!, end!))).toEqual(stretch(from!, to!)))

  it('of the canonical text, markup inside included', () => {
    expect(stretchToRaw(map, stretch(1, 5))).toEqual(stretch(3, 8))
    expect(stretchToRaw(map, stretch(6, 9))).toEqual(stretch(9, 16))
  })

  it('have nothing where no character is in the other text', () => {
    for (const [start, end] of [[0, 2], [5, 6], [10, 15], [16, 20], [3, 3]]) expect(stretchToCanonical(map, stretch(start!, end!))).toBeUndefined()
    expect(stretchToRaw(map, stretch(7, 8))).toBeUndefined()
  })
})
