import { expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { surroundingsOf } from './surroundings'
import { selectable } from './test-selectable'

const article = selectable('Cafe\u0301 👍 owners', 'said שלום 🙂 to the cafe\u0301', 'once')
const around = (...edges: (readonly [number, number])[]) => surroundingsOf(article, edges.map(([start, end]) => ({ start: codePoint(start), end: codePoint(end) })))

it('gives the words of the same line, after an emoji and before a combining mark too', () => {
  expect(around([8, 14])).toEqual({ before: 'Cafe\u0301 👍 ', after: '' })
  expect(around([20, 24])).toEqual({ before: 'said ', after: ' 🙂 to the cafe\u0301' })
  expect(around([0, 5])).toEqual({ before: '', after: ' 👍 owners' })
  expect(around([40, 44])).toEqual({ before: '', after: '' })
})

it('begins before the first fragment and goes on after the last, in lines of their own', () => {
  expect(around([6, 7], [20, 24])).toEqual({ before: 'Cafe\u0301 ', after: ' 🙂 to the cafe\u0301' })
  expect(around()).toEqual({ before: '', after: '' })
})
