import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disagreementKinds } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import { caseLine, type CaseLine } from './case-line'
import { caseStateKinds, countCases, matches, noFilters, readFilters, type ReviewFilters, toggled, writeFilters } from './filters'
import { decision, layers, mark, table } from './fixture'
import { byArticle, neighboursOf } from './order'

const line = (key: string, articleId: string, part: Partial<CaseLine> = {}): CaseLine => ({
  key, articleId, kinds: ['tag'], quote: `שלום 🙂 e\u0301 ${key}`, state: 'open', verdict: null,
  positions: [{ annotator: 'A', tags: ['claim'] }, { annotator: 'B', tags: [] }], ...part,
})

const lines = [
  line('1', 'x', { state: 'unanimous', kinds: [] }),
  line('2', 'x', { state: 'decided', verdict: 'Accept A', kinds: ['presence', 'boundary'] }),
  line('3', 'y', { state: 'unanimous', kinds: [] }),
  line('4', 'z', { state: 'open', positions: [{ annotator: 'A', tags: ['loaded', 'claim'] }] }),
  line('5', 'z', { state: 'needsAnotherLook', kinds: ['presence'] }),
]

describe('the line of a case', () => {
  const [one] = findCases(layers([mark('a1', 'claim', 'Moscow airlifted a second batch')], [mark('b1', 'loaded', 'a second batch of vehicles')], []))

  test('says who stands where, and the verdict', () => {
    const made = decision({ verdict: 'accept', chosen: ['a1'], judged: [{ id: 'a1', version: 1 }, { id: 'b1', version: 1 }] })
    expect(caseLine('x', one!, { kind: 'decided', decision: made }, table)).toEqual({
      key: 'a1', articleId: 'x', kinds: ['presence', 'tag'], quote: 'Moscow airlifted a second batch of vehicles', state: 'decided', verdict: 'Accept A',
      positions: [{ annotator: 'A', tags: ['claim'] }, { annotator: 'B', tags: ['loaded'] }, { annotator: 'C', tags: [] }],
    })
  })
})

describe('filters', () => {
  const filters: fc.Arbitrary<ReviewFilters> = fc.record({
    kinds: fc.subarray([...disagreementKinds]),
    states: fc.subarray([...caseStateKinds]),
    article: fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
    tag: fc.option(fc.string({ minLength: 1 })),
  })

  test('come back from the address as they were', () => {
    fc.assert(
      fc.property(filters, (given) => {
        const query = new URLSearchParams(writeFilters(given))
        const parameters = Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]))
        expect(readFilters(parameters)).toEqual(given)
      }),
    )
  })

  test('leave out what they do not know', () => {
    expect(readFilters({ kind: ['tag', 'colour'], state: 'closed', article: '', other: '1' })).toEqual({ ...noFilters, kinds: ['tag'] })
    expect(writeFilters(noFilters)).toBe('')
  })

  test.each([
    [noFilters, ['1', '2', '3', '4', '5']],
    [{ ...noFilters, kinds: ['tag'] as const }, ['4']],
    [{ ...noFilters, kinds: ['presence', 'tag'] as const }, ['2', '4', '5']],
    [{ ...noFilters, states: ['open', 'needsAnotherLook'] as const }, ['4', '5']],
    [{ ...noFilters, article: 'x', states: ['decided'] as const }, ['2']],
    [{ ...noFilters, tag: 'loaded' }, ['4']],
  ])('%# show the cases asked for', (given, keys) => expect(lines.filter((each) => matches(given, each)).map(({ key }) => key)).toEqual(keys))

  test('are counted with the others as they are', () => {
    expect(countCases(lines, { ...noFilters, states: ['open'], article: 'z' })).toEqual({
      all: 5, shown: 1, waiting: 2,
      kinds: { tag: 1 }, states: { open: 1, needsAnotherLook: 1 }, articles: { z: 1 }, tags: { loaded: 1, claim: 1 },
    })
  })

  test('are put in and taken out', () => {
    expect(toggled(['tag'], 'presence')).toEqual(['tag', 'presence'])
    expect(toggled(['tag', 'presence'], 'tag')).toEqual(['presence'])
  })
})

describe('the order of the list', () => {
  test('brings first the articles with something to decide, and in them what is to decide', () => {
    const groups = byArticle(lines, ['y', 'x', 'z'])
    expect(groups.map(({ articleId, waiting }) => [articleId, waiting])).toEqual([['z', 2], ['y', 0], ['x', 0]])
    expect(groups.flatMap((group) => group.lines.map(({ key }) => key))).toEqual(['5', '4', '3', '2', '1'])
  })

  test('the next open case comes round again after the end', () => {
    expect(neighboursOf(lines, '5')).toMatchObject({ index: 4, previous: { key: '4' }, next: undefined, nextOpen: { key: '4' } })
    expect(neighboursOf(lines, '1')).toMatchObject({ index: 0, previous: undefined, next: { key: '2' }, nextOpen: { key: '4' } })
  })

  test('a case alone to decide has no other after it', () => expect(neighboursOf(lines.slice(0, 4), '4').nextOpen).toBeUndefined())

  test('a case that the filters took out leads to the first open one', () => {
    expect(neighboursOf(lines, 'gone')).toMatchObject({ index: -1, previous: undefined, nextOpen: { key: '4' } })
  })
})
