import { expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { offsetTable } from '../text/offset-table'
import { restoreQuotes } from './restore-quotes'

const text = 'The 🗞️ AFP said שלום e\u0301.'
const at = (start: number, end: number) => ({ start: codePoint(start), end: codePoint(end) })
const afp = [at(7, 10)]

it.each([
  ['masked', '🗞️ ███ said', '🗞️ AFP said'],
  ['as it really is, from before it was masked', '🗞️ AFP said', '🗞️ AFP said'],
  ['a wrong guess, answered like a right one', '🗞️ BBC said', '🗞️ AFP said'],
  ['masked where it is not masked any more', '🗞️ ███ ████', '🗞️ AFP said'],
  ['other words outside the mask', '🗞️ ███ says', undefined],
  ['too short', '🗞️ ███ sai', undefined],
])('%s', (_, sent, restored) => expect(restoreQuotes(offsetTable(text), afp, [at(4, 15)], [sent])?.[0]).toBe(restored))

it('is for fragments and quotes that belong together, within the text', () => {
  expect(restoreQuotes(offsetTable(text), afp, [at(4, 6), at(7, 10)], ['🗞️', '███'])).toEqual(['🗞️', 'AFP'])
  expect(restoreQuotes(offsetTable(text), afp, [at(4, 6)], ['🗞️', '███'])).toBeUndefined()
  expect(restoreQuotes(offsetTable(text), afp, [at(20, 99)], ['x'])).toBeUndefined()
})
