import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disagreementKinds } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import { caseMarks } from '@/core/discussion/case-message'
import { caseLine, type CaseLine } from './case-line'
import { facetGroups, facetsOf, pairWord } from './facets'
import { caseStateKinds, countBound, countWords, noFilters, readFilters, type ReviewFilters, toggled, writeFilters } from './filters'
import { decision, layers, mark, table } from './fixture'
import { deriveLedger, lineOf } from './ledger-entry'
import { byArticle, neighboursOf } from './order'
import { rankOf, sidesOf } from './worth'

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
  const word = fc.string({ minLength: 1 }).filter((each) => !each.includes('\0'))
  const filters: fc.Arbitrary<ReviewFilters> = fc.record({
    kinds: fc.subarray([...disagreementKinds]),
    states: fc.subarray([...caseStateKinds]),
    said: fc.subarray([...caseMarks]),
    article: fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
    tag: fc.option(word),
    tags: fc.option(word),
    outlet: fc.option(word),
    people: fc.option(word),
    sides: fc.option(word),
    flagged: fc.boolean(),
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

  test('ask for one word of each group that a case is found by', () => {
    const [one] = findCases(layers([mark('a1', 'claim', 'Moscow airlifted a second batch', { attributes: { flag: true } })], [mark('b1', 'loaded', 'a second batch of vehicles')], []))
    const facets = facetsOf(one!, 'open', { article: 'x', outlet: 'afp', userOf: (id) => `user-${id.at(-1)!}` })
    expect(facets).toEqual([
      'all', 'article:x', 'flagged', 'kind:presence', 'kind:tag', 'outlet:afp', 'people:user-0~user-1', 'people:user-0~user-2', 'people:user-1~user-2',
      'sides:1-1-1', 'state:open', 'tag:claim', 'tag:loaded', 'tags:claim~loaded',
    ])
    const found = (part: Partial<ReviewFilters>, people: string | null = null) => facetGroups({ ...noFilters, ...part }, people).every((group) => group.some((facet) => facets.includes(facet)))
    expect([{}, { kinds: ['tag', 'nesting'] as const }, { states: ['open'] as const, tag: 'claim' }, { tags: pairWord('loaded', 'claim') }, { flagged: true }, { sides: '1-1-1' }].map((part) => found(part))).not.toContain(false)
    expect([{ kinds: ['nesting'] as const }, { states: ['decided'] as const }, { tag: 'state' }, { article: 'y' }, { outlet: 'reuters' }, { sides: '2-1' }].map((part) => found(part))).not.toContain(true)
    expect([found({}, 'user-0~user-1'), found({}, 'user-0~user-9')]).toEqual([true, false])
  })

  test('are put in and taken out', () => {
    expect(toggled(['tag'], 'presence')).toEqual(['tag', 'presence'])
    expect(toggled(['tag', 'presence'], 'tag')).toEqual(['presence'])
  })
})

describe('the order of the list', () => {
  test('is by what is most worth deciding', () => {
    const person = (id: string, tag = 'claim') => [mark(id, tag, 'Moscow')]
    const apart = findCases(layers(person('a1'), person('b1', 'state'), person('c1', 'loaded'), []))[0]!
    const even = findCases(layers(person('a1'), person('b1'), person('c1', 'state'), person('d1', 'state')))[0]!
    const odd = findCases(layers(person('a1'), person('b1'), person('c1'), person('d1', 'state')))[0]!
    const absent = findCases(layers(person('a1'), person('b1'), person('c1'), []))[0]!
    expect([apart, even, odd, absent].map(sidesOf)).toEqual([[1, 1, 1, 1], [2, 2], [3, 1], [3, 1]])
    const ranks = [
      rankOf(absent, 'needsAnotherLook', false), rankOf(absent, 'open', true), rankOf(apart, 'open', false), rankOf(even, 'open', false), rankOf(odd, 'open', false),
      rankOf(absent, 'open', false), rankOf(apart, 'asked', true), rankOf(apart, 'decided', true), rankOf(even, 'unanimous', false),
    ]
    expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks)
    expect(new Set(ranks).size).toBe(ranks.length)
  })

  test('keeps lines under their articles, both as they come', () => {
    const groups = byArticle([lines[4]!, lines[1]!, lines[3]!])
    expect(groups.map(({ articleId, waiting, lines: own }) => [articleId, waiting, own.map(({ key }) => key)])).toEqual([['z', 2, ['5', '4']], ['x', 0, ['2']]])
  })

  test('has one before and one after each', () => {
    expect(neighboursOf({ lines }, '3')).toMatchObject({ previous: { key: '2' }, next: { key: '4' } })
    expect([neighboursOf({ lines }, '1').previous, neighboursOf({ lines }, '5').next, neighboursOf({ lines }, 'gone').next]).toEqual([undefined, undefined, undefined])
  })

  test('counts up to a bound', () => expect([0, countBound - 1, countBound].map(countWords)).toEqual(['0', '999', '1,000+']))
})

test('the ledger of an article says the same as its cases, whatever the order of layers and decisions', () => {
  const own = layers([mark('a1', 'claim', 'Moscow airlifted a second batch')], [mark('b1', 'loaded', 'a second batch of vehicles'), mark('b2', 'claim', 'Reuters')], [])
  const cases = findCases(own)
  const made = decision({ verdict: 'accept', chosen: ['a1'], judged: [{ id: 'a1', version: 1 }, { id: 'b1', version: 1 }] })
  const place = { article: 'x', outlet: null, userOf: (id: string) => id }
  const ledger = deriveLedger(own, [made], table, place)
  expect(ledger).toMatchObject({ waiting: 1, gold: 1 })
  expect(deriveLedger(own.toReversed(), [made], table, place)).toEqual(ledger)
  const letters = new Map(own.map(({ assignmentId, annotator }) => [assignmentId, annotator]))
  expect(ledger.entries.map((entry) => lineOf('x', entry, (id) => letters.get(id)!))).toEqual([
    caseLine('x', cases[0]!, { kind: 'decided', decision: made }, table), caseLine('x', cases[1]!, { kind: 'open' }, table),
  ])
})
