import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inQuotes, innerQuotes } from './inner-quotes'

test.each([
  ['no marks שלום 🙂 cafe\u0301', '“no marks שלום 🙂 cafe\u0301”'],
  ['"x"', '“‘x’”'],
  ['“x”', '“‘x’”'],
  ['the situation was "under control," he said ("so far")', '“the situation was ‘under control,’ he said (‘so far’)”'],
  ['an “important victory”', '“an ‘important victory’”'],
  ['„so“', '“‘so‘”'],
  ['the word"', '“the word’”'],
  ['Mali’s', '“Mali’s”'],
  ['', '“”'],
])('%j stands as %s', (words, said) => expect(inQuotes(words)).toBe(said))

test('one character stays one character, and no double mark is left', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', '“', '”', '„', 'a', ' ', '(', '🙂', '\u0301', 'ש') }), (words) => {
    const inner = innerQuotes(words)
    expect([...inner]).toHaveLength([...words].length)
    expect(inner).not.toMatch(/["“”„]/)
    expect(innerQuotes(inner)).toBe(inner)
  }))
})
