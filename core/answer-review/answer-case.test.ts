import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { AnswerValue } from '@/core/question/answer'
import { type AnswerDecision, type AnswerPosition, answerByRule, answerSides, answerState, goldAnswer } from './answer-case'

const positions = (...values: (AnswerValue | null)[]): AnswerPosition[] => values.map((value, index) => ({ assignmentId: `a${index}`, annotator: 'ABCDEF'[index]!, value, version: value === null ? 0 : 1 }))
const decision = (part: Partial<AnswerDecision>, on: readonly AnswerPosition[]): AnswerDecision => ({
  id: 'd1', question: 'genre', verdict: 'accept', value: 'reporting', judged: on.map(({ assignmentId, version }) => ({ assignmentId, version })), reason: 'because 🙂', ruleId: null,
  decidedBy: 'Robin', decidedAt: '2026-01-01', replaces: null, withdrawn: false, ...part,
})

const two = positions('reporting', 'opinion', 'reporting')

describe('the state of answers', () => {
  it.each<[string, AnswerPosition[], Partial<AnswerDecision>[], string]>([
    ['differ', two, [], 'open'],
    ['are one alone', positions('reporting'), [], 'open'],
    ['are alike', positions('reporting', 'reporting'), [], 'unanimous'],
    ['are alike, with keys in another order', positions({ yes: true, text: 'שלום' }, { text: 'שלום', yes: true }), [], 'unanimous'],
    ['are left out by some', positions('reporting', null), [], 'open'],
    ['are decided', two, [{}], 'decided'],
    ['are asked about', two, [{ verdict: 'ask', value: null }], 'asked'],
    ['are decided and taken back', two, [{}, { id: 'd2', replaces: 'd1', withdrawn: true }], 'open'],
    ['are decided twice', two, [{}, { id: 'd2', replaces: 'd1', verdict: 'bothDefensible', value: null }], 'decided'],
    ['have changed since', two, [{ judged: [{ assignmentId: 'a0', version: 1 }, { assignmentId: 'a1', version: 2 }, { assignmentId: 'a2', version: 1 }] }], 'needsAnotherLook'],
    ['have one more since', two, [{ judged: [{ assignmentId: 'a0', version: 1 }] }], 'needsAnotherLook'],
  ])('that %s', (_, given, decisions, kind) => {
    expect(answerState(given, decisions.map((part) => decision(part, given))).kind).toBe(kind)
  })
})

test('gold holds what is unanimous, accepted, another or plural, with who gave it', () => {
  const goldOf = (given: AnswerPosition[], ...parts: Partial<AnswerDecision>[]) => goldAnswer('genre', given, answerState(given, parts.map((part) => decision(part, given))))
  expect(goldOf(two)).toBeUndefined()
  expect(goldOf(positions('x', 'x'))).toEqual({ question: 'genre', values: ['x'], provenance: 'unanimous', k: 2, n: 2, decisionId: null })
  expect(goldOf(two, {})).toEqual({ question: 'genre', values: ['reporting'], provenance: 'accepted', k: 2, n: 3, decisionId: 'd1' })
  expect(goldOf(two, { verdict: 'another', value: 'analysis' })).toMatchObject({ values: ['analysis'], provenance: 'another', k: 0, n: 3 })
  expect(goldOf(positions('a', null, 'b'), { verdict: 'bothDefensible', value: null })).toMatchObject({ values: ['a', 'b'], provenance: 'plural' })
  expect(goldOf(two, { verdict: 'ask', value: null })).toBeUndefined()
  expect(goldOf(positions(null, null))).toBeUndefined()
})

describe('a rule', () => {
  it.each<[string, AnswerPosition[], number, AnswerValue | undefined]>([
    ['accepts what enough gave', two, 2, 'reporting'],
    ['leaves what too few gave', two, 3, undefined],
    ['leaves a tie', positions('a', 'b', 'a', 'b'), 2, undefined],
    ['leaves what most left out', positions(null, null, 'a'), 2, undefined],
    ['never takes one alone', positions('a', 'b'), 1, undefined],
  ])('%s', (_, given, k, value) => expect(answerByRule(given, k)).toEqual(value))

  it('does not depend on the order of people, and nor do the sides', () => {
    const value = fc.constantFrom<AnswerValue | null>('a', 'b', 2, null, ['x', 'y'])
    fc.assert(fc.property(fc.array(value, { maxLength: 6 }), fc.nat(), (values, turn) => {
      const given = positions(...values)
      const turned = given.map((_, index) => given[(index + turn) % given.length]!)
      expect(answerByRule(turned, 2)).toEqual(answerByRule(given, 2))
      expect(answerState(turned, []).kind).toBe(answerState(given, []).kind)
      expect(answerSides(turned).map(({ annotators }) => annotators.length)).toEqual(answerSides(given).map(({ annotators }) => annotators.length))
    }))
  })
})
