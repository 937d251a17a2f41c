import { expect, it } from 'vitest'
import { wordsAfter, wordsBefore } from './around'

const long = 'One 🛩️ line that is longer than what is given on either side, with cafe\u0301 and שלום'

it('gives what is short as it is, and nothing of other lines', () => {
  expect([wordsBefore(`${long}\nthe cafe\u0301 🙂 `), wordsAfter(` שלום 🙂\n${long}`)]).toEqual(['the cafe\u0301 🙂 ', ' שלום 🙂'])
  expect([wordsBefore('before\n'), wordsAfter('\nafter'), wordsBefore(''), wordsAfter('')]).toEqual(['', '', '', ''])
})

it('cuts what is long at a word, and says so', () => {
  expect(wordsBefore(long)).toBe('… is given on either side, with cafe\u0301 and שלום')
  expect(wordsAfter(long)).toBe('One 🛩️ line that is longer than what is given …')
})
