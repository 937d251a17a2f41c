import { expect, test } from 'vitest'
import { codePoint } from '@/core/text/offset'
import { newTagsOf, outcomeOf, outcomesInWords } from './own-case'

const extent = (start: number, end: number) => [{ start: codePoint(start), end: codePoint(end) }]
const passage = (tag: string, start: number, end: number) => ({ tag, extent: extent(start, end), quotes: ['שלום 🙂'] })
const mine = { id: 'a1', tag: 'claim', extent: extent(4, 12) }

test('a union that leaves the words and the tag as one had them is told as accepted', () => {
  expect(outcomeOf(mine, { verdict: 'union', chosen: ['a1', 'b1'], drawn: [passage('claim', 4, 12)] })).toBe('accepted')
  expect(outcomeOf({ ...mine, id: 'b1', extent: extent(6, 9) }, { verdict: 'union', chosen: ['a1', 'b1'], drawn: [passage('claim', 4, 12)] })).toBe('redrawn')
})

test('another tag on the same words says which, whether or not they were among those chosen', () => {
  const drawn = [passage('loaded', 4, 12)]
  const decision = { verdict: 'retag', chosen: ['b1'], drawn } as const
  expect(outcomeOf(mine, decision)).toBe('retagged')
  expect(outcomeOf({ ...mine, extent: extent(4, 13) }, decision)).toBe('notAccepted')
  expect(newTagsOf([{ extent: mine.extent, outcome: 'retagged' }, { extent: extent(4, 13), outcome: 'notAccepted' }], drawn)).toEqual(['loaded'])
  expect(outcomesInWords(['retagged', 'retagged', 'notAccepted'], ['Loaded language'])).toBe('The words stand, with another tag: Loaded language · Another reading was accepted')
})

test('a question has decided nothing', () => {
  expect(outcomeOf(mine, { verdict: 'ask', chosen: [], drawn: [] })).toBe('open')
})
