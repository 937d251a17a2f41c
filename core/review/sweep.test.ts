import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CaseState } from '@/core/decision/case-state'
import { findCases } from '@/core/disagreement/find-cases'
import { decision, layers, mark } from './fixture'
import { outcomeOf, readOutcome, writeOutcome } from './outcome'
import { bySimilarity, haveSameTags } from './similar'
import { type FormTally, type SweepFilters, isSwept, readSweepFilters, sweepGroups, sweepWorths, worthOf, writeSweepFilters } from './sweep'

const a1 = mark('a1', 'claim', 'a gift')
const b1 = mark('b1', 'loaded', 'a gift')
const [one] = findCases(layers([a1], [b1], []))
const decided = (part: Parameters<typeof decision>[0]): CaseState => ({ kind: 'decided', decision: decision(part) })

test.each<[string, CaseState, string]>([
  ['open', { kind: 'open' }, '?claim+loaded'],
  ['unanimous', { kind: 'unanimous' }, '=claim+loaded'],
  ['accepted', decided({ verdict: 'accept', chosen: ['a1'] }), '=claim'],
  ['one rejected', decided({ verdict: 'reject', chosen: ['a1'] }), '=loaded'],
  ['all rejected', decided({ verdict: 'reject', chosen: ['a1', 'b1'] }), '='],
  ['nothing here', decided({ verdict: 'nothingHere' }), '='],
  ['both defensible', decided({ verdict: 'bothDefensible' }), '~claim+loaded'],
  ['another tag', decided({ verdict: 'retag', chosen: ['a1'], drawn: [{ tag: 'other', extent: a1.extent, quotes: a1.quotes }] }), '=other'],
  ['asked', { kind: 'asked', decision: decision({ verdict: 'ask' }) }, '?claim+loaded'],
  ['another look', { kind: 'needsAnotherLook', decision: decision({ verdict: 'nothingHere' }), added: ['a1'], removed: [], changed: [] }, '?claim+loaded'],
])('what a case that is %s has come to', (_, state, written) => {
  expect(writeOutcome(outcomeOf(one!, state))).toBe(written)
  expect(writeOutcome(readOutcome(written))).toBe(written)
})

test.each<[readonly string[], string | undefined]>([
  [['=claim'], undefined],
  [['=claim', '=claim'], undefined],
  [['=claim', '=loaded'], 'contradiction'],
  [['=claim', '='], 'contradiction'],
  [['=claim+loaded', '~claim+loaded'], 'contradiction'],
  [['=claim', '?claim'], undefined],
  [['=claim', '?loaded'], 'precedent'],
  [['=claim', '?claim+loaded'], 'precedent'],
  [['=', '?claim'], 'precedent'],
  [['?claim', '?claim'], undefined],
  [['?claim', '?loaded'], 'open'],
  [['?claim+loaded', '?claim+loaded'], 'open'],
  [['?claim+loaded'], undefined],
])('whether %j are worth looking at together', (outcomes, worth) => {
  expect(worthOf(outcomes.map((outcome) => ({ outcome, cases: 1 })))).toBe(worth)
  expect(worthOf(outcomes.toReversed().map((outcome) => ({ outcome, cases: 1 })))).toBe(worth)
})

const tally = (form: string, outcome: string, cases = 1): FormTally => ({ form, outcome, cases, outlets: [`outlet-${form}`] })

describe('groups', () => {
  it('put what has the same head together, contradictions first, then what is many', () => {
    const heads = new Map([['a', 'a'], ['b', 'a'], ['c', 'c'], ['d', 'd'], ['e', 'd']])
    const groups = sweepGroups([tally('a', '=claim'), tally('b', '?loaded'), tally('c', '?claim', 5), tally('c', '?loaded', 5), tally('d', '='), tally('e', '=claim')], heads)
    expect(groups.map(({ head, worth, cases, tags }) => [head, worth, cases, tags])).toEqual([
      ['d', 'contradiction', 2, ['claim']], ['a', 'precedent', 2, ['claim', 'loaded']], ['c', 'open', 10, ['claim', 'loaded']],
    ])
    expect(groups[1]!.outlets).toEqual(['outlet-a', 'outlet-b'])
  })

  it('have words that are near to others twice: with those, and with what is near to them', () => {
    const heads = new Map([['a', 'a'], ['b', 'a'], ['c', 'b']])
    expect(sweepGroups([tally('a', '=x'), tally('b', '=y'), tally('c', '=z')], heads).map(({ head, tags }) => [head, tags])).toEqual([['a', ['x', 'y']], ['b', ['y', 'z']]])
  })

  it('do not depend on the order of the tallies, and leave no difference under one head out', () => {
    const forms = fc.constantFrom('a', 'b', 'c', 'd')
    const tallies = fc.uniqueArray(fc.record({ form: forms, outcome: fc.constantFrom('=x', '=y', '=', '?x', '?x+y', '~x+y'), cases: fc.integer({ min: 1, max: 3 }), outlets: fc.constant([]) }), { selector: ({ form, outcome }) => form + outcome })
    fc.assert(fc.property(tallies, fc.nat(), (given, turn) => {
      const heads = new Map([['a', 'a'], ['b', 'a'], ['c', 'b'], ['d', 'd']])
      const groups = sweepGroups(given, heads)
      expect(sweepGroups(given.map((_, index) => given[(index + turn) % given.length]!), heads)).toEqual(groups)
      for (const form of heads.keys())
        if (worthOf(given.filter((each) => each.form === form))) expect(groups.map(({ head }) => head)).toContain(heads.get(form))
    }))
  })
})

test('filters come back from the address as they were, and nothing else comes through', () => {
  const word = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }).filter((each) => !each.includes('\0')))
  const head = fc.option(fc.stringMatching(/^[0-9a-f]{16}$/))
  fc.assert(fc.property(fc.record<SweepFilters>({ worth: fc.option(fc.constantFrom(...sweepWorths)), tag: word, outlet: word, words: head }), (given) => {
    expect(readSweepFilters(Object.fromEntries(new URLSearchParams(writeSweepFilters(given))))).toEqual(given)
  }))
  expect(readSweepFilters({ worth: 'everything', words: "' OR 1=1", tag: ['a', 'b'] })).toEqual({ worth: null, tag: 'a', outlet: null, words: null })
  const group = sweepGroups([tally('c', '?claim'), tally('c', '?loaded')], new Map([['c', 'c']]))[0]!
  expect(isSwept(group, { worth: 'open', tag: 'claim', outlet: 'outlet-c', words: 'c' })).toBe(true)
  for (const part of [{ worth: 'precedent' as const }, { tag: 'x' }, { outlet: 'x' }, { words: 'd' }]) expect(isSwept(group, { worth: null, tag: null, outlet: null, words: null, ...part })).toBe(false)
})

test('the most similar comes first, then what is about the same tags, then the latest', () => {
  const line = { key: '', articleId: '', kinds: [], quote: '', state: 'decided' as const, verdict: null, positions: [] }
  const cases = [[0.7, true, '3'], [1, false, '3'], [1, true, '1'], [1, true, '2']] as const
  const sorted = cases.map(([alike, sameTags, decidedAt]) => ({ line, alike, sameTags, decidedAt })).toSorted(bySimilarity)
  expect(sorted.map(({ alike, sameTags, decidedAt }) => [alike, sameTags, decidedAt])).toEqual([[1, true, '2'], [1, true, '1'], [1, false, '3'], [0.7, true, '3']])
  const positions = (...tags: string[][]) => ({ positions: tags.map((each) => ({ annotator: 'A', tags: each })) })
  expect(haveSameTags(positions(['x'], ['y'], []), positions(['y', 'x']))).toBe(true)
  expect(haveSameTags(positions(['x']), positions(['x'], ['y']))).toBe(false)
})
