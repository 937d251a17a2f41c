import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { foldLine } from './folded-line'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The same without a fast way: every character by itself. */
function plainly(line: string): { folded: string; starts: number[] } {
  let folded = ''
  const starts: number[] = []
  for (const { segment, index } of graphemes.segment(line)) {
    const plain = /^\s+$/u.test(segment) ? ' ' : segment.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
      .replace(/[‘’‚‛′]/gu, "'").replace(/[“”„‟«»″]/gu, '"').replace(/[‐‑‒–—―]/gu, '-')
    if (plain === ' ' && folded.endsWith(' ')) continue
    folded += plain
    for (let unit = 0; unit < plain.length; unit++) starts.push(index)
  }
  return { folded, starts }
}

const pieces = ['a', 'É', 'e\u0301', ' ', '  ', '\u00a0', '\u200b', '\u200d', '👍', '👩‍👩‍👧‍👦', '🇨🇫', '🇨', '©️', 'שלום', 'שָׁ', 'مرحبا', 'مُ', 'И\u0306', 'й', 'İ', '한글', '\u1112\u1161\u11ab', '“', '–', '’', '新华社', 'か\u3099', 'が', 'क्षि', '\r\n', '\r', '\t', 'ß', 'ﬃ', '\u0600', 'ำ', '\ufeff', '\ud83d', '\u2028', '҃']

describe('a folded line', () => {
  test('is what one gets character by character, whatever stands beside what', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 30 }), (parts) => {
      const line = parts.join('')
      const { folded, starts } = foldLine(line)
      expect({ folded, starts: [...starts] }).toEqual(plainly(line))
    }), { numRuns: 5000 })
  })

  it('is so for every two units that stand side by side', () => {
    const units = [...Array(0x2100).keys(), ...Array.from({ length: 0x100 }, (_, index) => 0x3000 + index), 0x4e00, 0x9fff, 0xd83d, 0xdc4d, 0xfe0f].map((unit) => String.fromCharCode(unit))
    for (const beside of ['a', ' ', 'ش', 'я', '\u0301', '\u200d', '©']) {
      const line = units.map((unit) => unit + beside).join('')
      const { folded, starts } = foldLine(line)
      expect([folded, starts.join()]).toEqual([plainly(line).folded, plainly(line).starts.join()])
    }
  })
})
