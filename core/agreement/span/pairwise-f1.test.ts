import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureOfAll } from '../bootstrap/statistic'
import type { Figure } from '../figure'
import { numberOf } from '../figure'
import type { LabelledSpan, MarkedArticle } from './marked-article'
import { characters } from './match/characters'
import { exact, exactUnlabelled } from './match/exact'
import type { MatchRule } from './match/match-rule'
import { iou50, overlapAny, overlapOneToOne } from './match/overlap'
import { partial } from './match/partial'
import { f1Statistic, pairwiseF1 } from './pairwise-f1'
import { arbitraryArticles, articleOf, spansOf, testLength } from './test-articles'

const people = ['Ada', 'Bo', 'Cléo']
const f1 = (articles: readonly MarkedArticle[], rule: MatchRule, annotators: readonly string[] = people) => pairwiseF1(articles, annotators, rule).mean

/** F1 of two annotators in one article, by trying everything. */
const naive: Readonly<Record<string, readonly [MatchRule, (a: LabelledSpan[], b: LabelledSpan[]) => number]>> = {
  exact: [exact, (a, b) => (2 * largest(a, b, (s, t) => s.label === t.label && s.start === t.start && s.end === t.end)) / (a.length + b.length)],
  exactUnlabelled: [exactUnlabelled, (a, b) => (2 * largest(a, b, (s, t) => s.start === t.start && s.end === t.end)) / (a.length + b.length)],
  overlapOneToOne: [overlapOneToOne, (a, b) => (2 * largest(a, b, (s, t) => s.label === t.label && shared(s, t) > 0)) / (a.length + b.length)],
  iou50: [iou50, (a, b) => (2 * largest(a, b, (s, t) => s.label === t.label && shared(s, t) > 0 && shared(s, t) / (Math.max(s.end, t.end) - Math.min(s.start, t.start)) >= 0.5)) / (a.length + b.length)],
  overlapAny: [overlapAny, (a, b) => {
    const found = (some: LabelledSpan[], others: LabelledSpan[]) => some.filter((s) => others.some((t) => s.label === t.label && shared(s, t) > 0)).length / some.length
    const [precision, recall] = [found(a, b), found(b, a)]
    return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  }],
  characters: [characters, (a, b) => {
    const cells = (spans: LabelledSpan[]) => new Set(spans.flatMap(({ start, end, label }) => Array.from({ length: end - start }, (_, at) => `${label} ${start + at}`)))
    const [left, right] = [cells(a), cells(b)]
    return (2 * [...left].filter((cell) => right.has(cell)).length) / (left.size + right.size)
  }],
}

function shared(s: LabelledSpan, t: LabelledSpan): number {
  return Math.min(s.end, t.end) - Math.max(s.start, t.start)
}

/** The largest matching, by trying every choice for the first span. */
function largest(a: readonly LabelledSpan[], b: readonly LabelledSpan[], fits: (s: LabelledSpan, t: LabelledSpan) => boolean): number {
  const [first, ...rest] = a
  if (first === undefined) return 0
  return Math.max(largest(rest, b, fits), ...b.map((t, at) => (fits(first, t) ? 1 + largest(rest, b.filter((_, index) => index !== at), fits) : 0)))
}

describe.each(Object.keys(naive))('F1, %s', (name) => {
  const [rule, defined] = naive[name]!

  test('is what its definition says', () => {
    fc.assert(
      fc.property(arbitraryArticles(['Ada', 'Bo']), ([article]) => {
        const [a, b] = [article!.layers.get('Ada'), article!.layers.get('Bo')]
        const found = numberOf(f1([article!], rule, ['Ada', 'Bo']))
        if (a === undefined || b === undefined || a.length + b.length === 0) expect(found).toBeNull()
        else if (a.length === 0 || b.length === 0) expect(found).toBe(0)
        else expect(found).toBeCloseTo(defined([...a], [...b]), 12)
      }),
    )
  })
})

describe.each<readonly [string, MatchRule]>([...Object.entries(naive).map(([name, [rule]]) => [name, rule] as const), ['partial', partial]])('F1, %s', (_, rule) => {
  test('does not depend on the order of people, spans and articles, nor on names', () => {
    const other: Readonly<Record<string, string>> = { 'frame 🙂': 'z', 'cafe\u0301': 'y', שלום: 'x' }
    fc.assert(
      fc.property(arbitraryArticles(people), (articles) => {
        const turned = articles.map(({ layers, ...rest }) => ({
          ...rest, layers: new Map([...layers].reverse().map(([name, spans]) => [`${10 - people.indexOf(name)}`, [...spans].reverse().map((span) => ({ ...span, label: other[span.label]! }))])),
        })).reverse()
        const [one, two] = [numberOf(f1(articles, rule)), numberOf(f1(turned, rule, ['8', '10', '9']))]
        if (one === null) expect(two).toBeNull()
        else expect(two).toBeCloseTo(one, 12)
      }),
    )
  })

  test('lies from 0 to 1, and is 1 for identical layers wherever it is defined', () => {
    fc.assert(
      fc.property(arbitraryArticles(people), (articles) => {
        for (const { f1 } of pairwiseF1(articles, people, rule).pairs) if (f1.kind === 'value') expect(f1.value >= 0 && f1.value <= 1 + 1e-12).toBe(true)
        const same = articles.map(({ layers, ...rest }) => ({ ...rest, layers: new Map(people.map((name) => [name, layers.get('Ada') ?? []])) }))
        const marked = same.some(({ layers }) => layers.get('Ada')!.length > 0)
        const found = numberOf(f1(same, rule))
        if (marked) expect(found).toBeCloseTo(1, 12)
        else expect(found).toBeNull()
      }),
    )
  })

  test('adds up articles before it divides', () => {
    fc.assert(
      fc.property(arbitraryArticles(['Ada', 'Bo']), (articles) => {
        const done = articles.filter(({ layers }) => layers.size === 2)
        const shifted = articleOf('all', Object.fromEntries(['Ada', 'Bo'].map((name) => [name, done.flatMap(({ layers }, index) => layers.get(name)!.map((span) => ({ ...span, start: span.start + index * testLength, end: span.end + index * testLength })))])))
        const whole = f1([{ ...shifted, length: testLength * 4 }], rule, ['Ada', 'Bo'])
        // Spans at the end of one article and the start of the next only touch: no rule makes anything of that.
        const [one, other] = [numberOf(f1(articles, rule, ['Ada', 'Bo'])), numberOf(whole)]
        if (one === null) expect(other).toBeNull()
        else expect(other).toBeCloseTo(one, 12)
      }),
    )
  })
})

describe('F1', () => {
  const because = (figure: Figure) => (figure.kind === 'undefined' ? figure.because : figure.value)

  test('tells “did not do it” from “found nothing”', () => {
    const marked = spansOf([0, 4, 'x'])
    expect(numberOf(f1([articleOf('1', { Ada: marked, Bo: [] })], exact, ['Ada', 'Bo']))).toBe(0)
    expect(because(f1([articleOf('1', { Ada: marked })], exact, ['Ada', 'Bo']))).toContain('No article was done by both')
    expect(because(f1([articleOf('1', { Ada: [], Bo: [] })], exact, ['Ada', 'Bo']))).toContain('Neither marked anything')
    expect(because(f1([articleOf('1', { Ada: marked })], exact, ['Ada']))).toContain('fewer than two annotators')
    expect(because(f1([], exact))).toContain('No article was done by both')
    const { pairs } = pairwiseF1([articleOf('1', { Ada: marked, Bo: marked }), articleOf('2', { Ada: marked }), articleOf('3', { Ada: [], Bo: [] })], ['Bo', 'Ada'], exact)
    expect(pairs).toEqual([{ first: 'Ada', second: 'Bo', f1: { kind: 'value', value: 1 }, found: [1, 1], sizes: [1, 1], articles: 2, bothEmpty: 1 }])
  })

  test('leaves pairs without a figure out of the mean', () => {
    const marked = spansOf([0, 4, 'x'], [6, 9, 'x'])
    const articles = [articleOf('1', { Ada: marked, Bo: spansOf([0, 4, 'x']) }), articleOf('2', { Cléo: marked })]
    expect(numberOf(f1(articles, exact))).toBeCloseTo(2 / 3, 12)
  })

  test('matches as many as possible, not the first that fits', () => {
    const articles = [articleOf('1', { Ada: spansOf([0, 10, 'x'], [0, 4, 'x']), Bo: spansOf([0, 4, 'x'], [5, 10, 'x']) })]
    expect(numberOf(f1(articles, overlapOneToOne, ['Ada', 'Bo']))).toBe(1)
  })

  test('counts a span that is there twice once, if the other has it once', () => {
    const articles = [articleOf('1', { Ada: spansOf([0, 4, 'x'], [0, 4, 'x']), Bo: spansOf([0, 4, 'x']) })]
    expect(numberOf(f1(articles, exact, ['Ada', 'Bo']))).toBeCloseTo(2 / 3, 12)
  })

  test('makes overlapping spans of a tag one before their share is taken, and leaves touching ones two', () => {
    const whole = spansOf([0, 10, 'x'])
    expect(numberOf(f1([articleOf('1', { Ada: spansOf([0, 8, 'x'], [2, 10, 'x']), Bo: whole })], partial, ['Ada', 'Bo']))).toBe(1)
    const touching = pairwiseF1([articleOf('1', { Ada: spansOf([0, 5, 'x'], [5, 10, 'x']), Bo: whole })], ['Ada', 'Bo'], partial)
    expect(touching.pairs[0]).toMatchObject({ found: [2, 1], sizes: [2, 1] })
    expect(numberOf(f1([articleOf('1', { Ada: spansOf([0, 8, 'x']), Bo: spansOf([4, 12, 'x'], [0, 8, 'y']) })], partial, ['Ada', 'Bo']))).toBeCloseTo((2 * 0.5 * 0.25) / 0.75, 12)
  })

  test('refuses spans without length and outside the text', () => {
    expect(because(f1([articleOf('7', { Ada: spansOf([3, 3, 'x']), Bo: [] })], exact))).toBe('The span from 3 to 3 in article 7 has no length.')
    expect(because(f1([articleOf('7', { Ada: spansOf([3, 31, 'x']), Bo: [] })], characters))).toContain('lies outside the text of article 7')
    expect(because(f1([articleOf('7', { Ada: spansOf([-1, 3, 'x']), Bo: [] })], characters))).toContain('lies outside')
  })

  test('of articles that are drawn twice counts them twice', () => {
    const articles = [articleOf('1', { Ada: spansOf([0, 4, 'x']), Bo: spansOf([0, 4, 'x']) }), articleOf('2', { Ada: spansOf([0, 4, 'x']), Bo: [] })]
    const statistic = f1Statistic(articles, ['Ada', 'Bo'], exact)
    expect(numberOf(figureOfAll({ ...statistic, tallies: [statistic.tallies[0]!, statistic.tallies[0]!, statistic.tallies[1]!] }))).toBeCloseTo(0.8, 12)
  })
})
