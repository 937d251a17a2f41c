import { describe, expect, test } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { findCases } from '@/core/disagreement/find-cases'
import { acceptLane, beginRedraw, beginReject, beginRejectOne, beginRetag, beginUnion, chosenBy, drawnBy, missingIn, moveEdge, offersUnion, toggleLane, toggleSpan } from './draft'
import { decision, layers, mark, table } from './fixture'
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
    expect(missingIn(begun, 'Edges are wrong', [])?.words).toMatch(/letter/)
    const both = toggleLane(toggleLane(begun, lanes, 1), lanes, 0)
    expect(both.lanes).toEqual([0, 1])
    expect(toggleLane(both, lanes, 0).lanes).toEqual([1])
    expect(toggleLane(both, lanes, 3)).toBe(both)
    expect(missingIn(both, 'Edges are wrong', [])).toBeUndefined()
  })

  test('a rejection of the only reading needs no letter', () => {
    const [alone] = findCases(layers([], [mark('b1', 'loaded', 'as a gift')]))
    expect(beginReject(alone!.lanes)).toEqual({ verdict: 'reject', lanes: [1] })
  })

  test('a reason is asked for', () => expect(missingIn({ verdict: 'nothingHere', lanes: [] }, ' \n ', [])?.words).toMatch(/why/))
})

describe('a passage drawn anew', () => {
  const [claim] = findCases(layers([mark('a1', 'claim', 'שלום Moscow airlifted')], [mark('b1', 'claim', 'Moscow airlifted a second')], [mark('c1', 'loaded', 'airlifted')], []))
  const words = (draft: Parameters<typeof drawnBy>[0]) => drawnBy(draft, claim!.lanes, table)?.map(({ tag, quotes }) => `${tag} ${quotes.join(' … ')}`)

  test('is of everybody with the tag that most gave, until letters say otherwise', () => {
    const union = beginUnion('union', claim!.lanes)
    expect(union.lanes).toEqual([0, 1])
    expect(words(union)).toEqual(['claim שלום Moscow airlifted a second'])
    const mixed = toggleLane(union, claim!.lanes, 2)
    expect(missingIn(mixed, 'why', drawnBy(mixed, claim!.lanes, table))).toEqual({ field: 'drawn', words: 'They have more than one tag: leave out readings, by their letters.' })
    expect(words(beginUnion('intersection', claim!.lanes))).toEqual(['claim Moscow airlifted'])
  })

  test('is offered where two readings have the same tags, and nowhere else', () => {
    const offered = (a: readonly Annotation[], b: readonly Annotation[]) => offersUnion(findCases(layers(a, b))[0]!.lanes)
    const [first, second] = [mark('a1', 'claim', 'Moscow airlifted'), mark('b1', 'claim', 'airlifted a second')]
    expect(offersUnion(claim!.lanes)).toBe(true)
    expect([offered([first], [second]), offered([first], [])]).toEqual([true, false])
    expect(offered([first], [mark('b1', 'loaded', 'airlifted a second')])).toBe(false)
    expect(offered([first, mark('a2', 'loaded', 'airlifted')], [second])).toBe(false)
    expect(offered([first, mark('a2', 'loaded', 'airlifted')], [second, mark('b2', 'loaded', 'Moscow airlifted')])).toBe(true)
  })

  test('has another tag on the words of a reading that is named', () => {
    const begun = beginRetag(claim!.lanes)
    expect(begun.lanes).toEqual([])
    expect(missingIn(begun, 'why', [])?.words).toMatch(/letter/)
    const named = toggleLane(begun, claim!.lanes, 2)
    expect(missingIn(named, 'why', undefined)?.words).toBe('Choose the tag.')
    expect(words({ ...named, tag: 'state' })).toEqual(['state airlifted'])
    const [same] = findCases(layers([mark('a1', 'claim', 'Moscow')], [mark('b1', 'loaded', 'Moscow')]))
    expect(beginRetag(same!.lanes).lanes).toEqual([0, 1])
  })

  test('has edges that move by words', () => {
    const begun = beginRedraw(claim!.lanes)
    expect(words(begun)).toEqual(['claim שלום Moscow airlifted a second'])
    const shorter = moveEdge(moveEdge(begun, 'start', 1, table), 'end', -1, table)
    expect(words(shorter)).toEqual(['claim Moscow airlifted a'])
    expect(words(moveEdge(shorter, 'start', -1, table))).toEqual(['claim שלום Moscow airlifted a'])
    const one = [1, 2, 3, 4, 5].reduce((draft) => moveEdge(draft, 'end', -1, table), shorter)
    expect(words(one)).toEqual(['claim Moscow'])
    expect(missingIn(one, '', drawnBy(one, claim!.lanes, table))?.words).toMatch(/why/)
  })

  test('is nothing where nothing is shared', () => {
    const [apart] = findCases(layers([mark('a1', 'claim', 'Moscow')], [mark('b1', 'claim', 'second')], [mark('c1', 'state', 'Moscow airlifted a second')]))
    const draft = beginUnion('intersection', apart!.lanes)
    expect(missingIn(draft, 'why', drawnBy(draft, apart!.lanes, table))?.words).toMatch(/^They have no words in common/)
  })
})

describe('rejecting one span', () => {
  const [both] = findCases(layers([mark('a1', 'claim', 'Moscow airlifted'), mark('a2', 'state', 'Moscow')], [mark('b1', 'claim', 'Moscow airlifted')]))

  test('is about that one, and whoever says the same, and nothing else', () => {
    const begun = beginRejectOne(both!.lanes, 'a1')
    expect(chosenBy(begun, both!.lanes)).toEqual(['a1', 'b1'])
    expect(chosenBy(beginRejectOne(both!.lanes, 'a2'), both!.lanes)).toEqual(['a2'])
    expect(missingIn(begun, 'why', [])).toBeUndefined()
  })

  test('spans go in and out, and a letter takes all of a reading again', () => {
    const without = toggleSpan({ verdict: 'reject', lanes: [0] }, both!.lanes, 'a1')
    expect(chosenBy(without, both!.lanes)).toEqual(['a2'])
    const none = toggleSpan(without, both!.lanes, 'a2')
    expect(missingIn(none, 'why', [])?.field).toBe('lanes')
    expect(chosenBy(toggleLane(none, both!.lanes, 0), both!.lanes)).toEqual(['a1', 'a2', 'b1'])
  })
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
