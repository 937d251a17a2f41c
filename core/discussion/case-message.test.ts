import { describe, expect, test } from 'vitest'
import { caseState } from '@/core/decision/case-state'
import { testDecision } from '@/core/decision/test-decision'
import { findCases } from '@/core/disagreement/find-cases'
import { testLayers } from '@/core/disagreement/test-layers'
import { type AboutCase, isEarlier, marksOf, messagesAbout, openObjections } from './case-message'

const layers = testLayers({ A: [['x', 'cafe\u0301']], B: [['y', 'two cafe\u0301 three'], ['y', 'ten']] })
const [cafe, ten] = findCases(layers)
const about = (...ids: readonly string[]) => ids.map((id) => ({ id, version: 1 }))
const said = (id: string, changes: Partial<AboutCase> = {}): AboutCase => ({ id, kind: 'remark', about: about('A1', 'B1'), decisionId: null, repliesTo: null, ...changes })
const objection = said('o', { kind: 'objection', about: about('A1'), decisionId: 'decision-1' })

describe('what was said belongs to the cases that its annotations are in', () => {
  test('and to no other', () => {
    expect(messagesAbout(cafe!, [said('m'), said('n', { about: about('B2') })]).map(({ id }) => id)).toEqual(['m'])
    expect(messagesAbout(ten!, [said('m'), said('n', { about: about('B2') })]).map(({ id }) => id)).toEqual(['n'])
  })

  test('to both parts of a case that falls apart, and to one that grows together', () => {
    const bridge = findCases(testLayers({ A: [['x', 'one']], B: [['x', 'two']], C: [['x', 'one two']] }))[0]!
    const parts = findCases(testLayers({ A: [['x', 'one']], B: [['x', 'two']] }))
    const message = said('m', { about: about('A1', 'B1', 'C1') })
    expect(isEarlier(bridge, message)).toBe(false)
    expect(parts.map((part) => [messagesAbout(part, [message]).length, isEarlier(part, message)])).toEqual([[1, true], [1, true]])
    expect(messagesAbout(bridge, [said('a', { about: about('A1') }), said('b', { about: about('B1') })])).toHaveLength(2)
  })

  test('and is of before when something was changed, added or taken away', () => {
    expect(isEarlier(cafe!, said('m'))).toBe(false)
    expect(isEarlier(cafe!, said('m', { about: [{ id: 'A1', version: 2 }, { id: 'B1', version: 1 }] }))).toBe(true)
    expect(isEarlier(cafe!, said('m', { about: about('A1') }))).toBe(true)
    expect(isEarlier(cafe!, objection)).toBe(false)
  })
})

describe('an objection is open', () => {
  const decided = caseState(cafe!, [testDecision(cafe!)])
  const ids = (messages: readonly AboutCase[], state = decided) => openObjections(state, messages).map(({ id }) => id)

  test('while the verdict stands, and until somebody replies', () => {
    expect(ids([objection])).toEqual(['o'])
    expect(ids([objection, said('r', { kind: 'reply', repliesTo: 'o', decisionId: 'decision-1' })])).toEqual([])
    expect(ids([objection], caseState(cafe!, [testDecision(cafe!), testDecision(cafe!, { id: 'decision-2', replaces: 'decision-1' })]))).toEqual([])
    expect(ids([objection], { kind: 'open' })).toEqual([])
    expect(ids([said('m')])).toEqual([])
  })

  test('and the list says so; an answer only while the question stands', () => {
    expect(marksOf(cafe!, decided, [objection])).toEqual(['objected', 'discussed'])
    const ask = testDecision(cafe!, { verdict: 'ask', chosen: [] })
    const answer = said('a', { kind: 'answer', decisionId: ask.id })
    expect(marksOf(cafe!, caseState(cafe!, [ask]), [answer])).toEqual(['answered', 'discussed'])
    expect(marksOf(cafe!, decided, [said('a', { kind: 'answer', decisionId: 'another' })])).toEqual(['discussed'])
    expect(marksOf(ten!, { kind: 'open' }, [objection, answer])).toEqual([])
  })
})
