import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint, utf16 } from './offset'
import { offsetTable } from './offset-table'

// An emoji of four code points joined by ZWJ, a combining mark, a right-to-left word, and a plain one.
const text = 'a👩‍👩‍👧b cafe\u0301 שלום 🛩️ end'

describe('offsetTable', () => {
  it('counts code points as Python does', () => {
    expect(offsetTable(text).length).toBe([...text].length)
  })

  it.each([
    [0, 0], [1, 1], [2, 3], [3, 4], [4, 6], [5, 7], [6, 9], [7, 10],
  ])('code point %i is UTF-16 unit %i', (points, units) => {
    expect(offsetTable(text).toUtf16(codePoint(points))).toBe(units)
    expect(offsetTable(text).toCodePoint(utf16(units))).toBe(points)
  })

  it('takes an offset between the halves of a pair back to its start', () => {
    expect(offsetTable('a🙂b').toCodePoint(utf16(2))).toBe(1)
  })

  it('slices as Python does', () => {
    const points = [...text]
    const table = offsetTable(text)
    for (let start = 0; start <= points.length; start++)
      for (let end = start; end <= points.length; end++) expect(table.slice(codePoint(start), codePoint(end))).toBe(points.slice(start, end).join(''))
  })

  it('refuses what lies beyond the end', () => {
    expect(() => offsetTable('ab').toUtf16(codePoint(3))).toThrow(RangeError)
    expect(() => offsetTable('ab').toCodePoint(utf16(3))).toThrow(RangeError)
  })

  it('goes there and back, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        const table = offsetTable(any)
        for (let at = 0; at <= table.length; at++) expect(table.toCodePoint(table.toUtf16(codePoint(at)))).toBe(at)
      }),
    )
  })
})

describe('offsets', () => {
  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is none', (value) => {
    expect(() => codePoint(value)).toThrow(RangeError)
    expect(() => utf16(value)).toThrow(RangeError)
  })
})
