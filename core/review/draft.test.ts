import { describe, expect, test } from 'vitest'
import { findCases } from '@/core/disagreement/find-cases'
import { acceptLane, beginReject, chosenBy, missingIn, toggleLane } from './draft'
import { decision, layers, mark } from './fixture'
import { verdictWords } from './verdict-words'

const [one] = findCases(
  layers(
    [mark('a1', 'claim', 'Moscow airlifted a second batch')],
    [mark('b1', 'loaded', 'as a gift'), mark('b2', 'claim', 'a second batch of vehicles to Bangui as a gift')],
    [mark('c1', 'claim', 'Moscow airlifted a second batch')],
    [],
  ),
)
const { lanes } = one!

describe('a verdict before it is saved', () => {
  test('accepting A takes what A marked, and the same reading of C', () => {
    const draft = acceptLane(lanes, 0)!
    expect(draft).toEqual({ verdict: 'accept', lanes: [0] })
    expect(chosenBy(draft, lanes)).toEqual(['a1', 'c1'])
    expect(verdictWords({ verdict: 'accept', chosen: chosenBy(draft, lanes) }, one!)).toBe('Accept A, C')
  })

  test('accepting B takes everything that B marked', () => {
    expect(chosenBy(acceptLane(lanes, 1)!, lanes).toSorted()).toEqual(['b1', 'b2'])
  })

  test('accepting somebody who marked nothing says that nothing is here', () => {
    expect(acceptLane(lanes, 3)).toEqual({ verdict: 'nothingHere', lanes: [] })
  })

  test('there is no fifth annotator', () => expect(acceptLane(lanes, 4)).toBeUndefined())

  test('a rejection names its lanes', () => {
    const begun = beginReject(lanes)
    expect(begun.lanes).toEqual([])
    expect(missingIn(begun, 'Edges are wrong')).toMatch(/letter/)
    const both = toggleLane(toggleLane(begun, lanes, 1), lanes, 0)
    expect(both.lanes).toEqual([0, 1])
    expect(toggleLane(both, lanes, 0).lanes).toEqual([1])
    expect(toggleLane(both, lanes, 3)).toBe(both)
    expect(missingIn(both, 'Edges are wrong')).toBeUndefined()
  })

  test('a rejection of the only reading needs no letter', () => {
    const [alone] = findCases(layers([], [mark('b1', 'loaded', 'as a gift')]))
    expect(beginReject(alone!.lanes)).toEqual({ verdict: 'reject', lanes: [1] })
  })

  test('a reason is asked for', () => expect(missingIn({ verdict: 'nothingHere', lanes: [] }, ' \n ')).toMatch(/why/))
})

describe('a verdict in words', () => {
  test.each([
    [decision({ verdict: 'accept', chosen: ['b1', 'b2'] }), 'Accept B'],
    [decision({ verdict: 'reject', chosen: ['b1'] }), 'Reject part of B'],
    [decision({ verdict: 'reject', chosen: ['a1', 'b1'] }), 'Reject A'],
    [decision({ verdict: 'accept', chosen: ['gone'] }), 'Accept'],
    [decision({ verdict: 'nothingHere' }), 'Nothing here'],
    [decision({ verdict: 'bothDefensible' }), 'Both defensible'],
  ])('%# %o', (made, words) => expect(verdictWords(made, one!)).toBe(words))
})
