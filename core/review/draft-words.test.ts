import { expect, test } from 'vitest'
import { findCases } from '@/core/disagreement/find-cases'
import { acceptLane, beginReject, beginRejectOne, beginUnion, takesLetters, toggleLane } from './draft'
import { draftQuestion } from './draft-words'
import { layers, mark } from './fixture'

const { lanes } = findCases(layers(
  [mark('a1', 'claim', 'שלום Moscow airlifted')],
  [mark('b1', 'claim', 'שלום Moscow airlifted')],
  [mark('c1', 'claim', 'שלום Moscow airlifted'), mark('c2', 'loaded', 'airlifted a second')],
))[0]!
const name = (key: string) => ({ claim: 'Attributed claim', loaded: 'Loaded language' })[key]!
const question = (draft: Parameters<typeof draftQuestion>[0]) => draftQuestion(draft, lanes, name)

test('who is accepted, and what others say alike', () => {
  expect(question(acceptLane(lanes, 0)!)).toBe('Accept A (B says the same; C’s Attributed claim is the same): why?')
  expect(question(acceptLane(lanes, 2)!)).toBe('Accept C (A’s Attributed claim is the same; B’s Attributed claim is the same): why?')
})

test('letters are asked for where they are taken, and words where those are', () => {
  const begun = beginReject(lanes)
  expect(question(begun)).toBe('Reject whose reading?')
  expect(question(toggleLane(begun, lanes, 1))).toMatch(/: more letters, or Enter and why$/)
  expect(question(beginRejectOne(lanes, 'c2'))).toBe('Reject part of C: why?')
  expect([begun, beginUnion('union', lanes), beginRejectOne(lanes, 'c2'), acceptLane(lanes, 0)!].map((draft) => takesLetters(draft, lanes))).toEqual([true, true, false, false])
  expect(takesLetters(beginUnion('union', lanes.slice(1)), lanes.slice(1))).toBe(false)
  expect(question({ verdict: 'ask', lanes: [] })).toBe('Ask the annotators: what do you want to know?')
})
