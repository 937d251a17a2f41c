import { expect, it } from 'vitest'
import { inReadingOrder } from './reading-order'

/** Pieces as they are seen, from the left, ten points each. */
const read = (...seen: string[]) => inReadingOrder(seen.map((str, index) => ({ str, left: index * 10 }))).map(({ str }) => str).join('')

it.each<[string, string[], string]>([
  ['left to right', ['one', ' ', 'two', '.'], 'one two.'],
  ['right to left', ['.', 'עולם', ' ', 'שלום'], 'שלום עולם.'],
  ['right-to-left words in a line', ['say ', 'עולם', ' ', 'שלום', ' to all'], 'say שלום עולם to all'],
  ['left-to-right words in a line of others', ['.', 'עולם', ' ', 'two', ' ', 'words', ' ', 'לכולם שלום'], 'לכולם שלום two words עולם.'],
  ['numbers', ['2020', ' ', 'שנת'], 'שנת 2020'],
])('%s', (_, seen, expected) => expect(read(...seen)).toBe(expected))

it('finds the order of what is seen by itself, whatever order it was set in', () =>
  expect(inReadingOrder([{ str: 'שלום', left: 50 }, { str: ' ', left: 45 }, { str: 'עולם', left: 10 }]).map(({ str }) => str).join('')).toBe('שלום עולם'))
