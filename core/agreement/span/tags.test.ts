import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testLayers } from '@/core/disagreement/test-layers'
import { articlesNeeded } from '../bootstrap/articles-needed'
import { numberOf } from '../figure'
import type { MarkedArticle } from './marked-article'
import { markedArticle, ofTag, tagsIn } from './marked-layers'
import { tagConfusion } from './tag-confusion'
import { tagRates } from './tag-rate'
import { arbitraryArticles, articleOf, spansOf, testLength } from './test-articles'

describe('layers as figures read them', () => {
  test('have a span for each fragment, and an empty layer where somebody found nothing', () => {
    const [a, b] = testLayers({ A: [['tone', 'one', '🙂'], ['frame', 'שלום']], B: [] })
    const article = markedArticle('1', 80, [a!, b!])
    expect(article.layers.get('A')!.map(({ start, end, label }) => [end - start, label])).toEqual([[3, 'tone'], [1, 'tone'], [4, 'frame']])
    expect(article.layers.get('B')).toEqual([])
    expect(article.layers.has('C')).toBe(false)
    expect(tagsIn([article])).toEqual(['frame', 'tone'])
    expect(() => markedArticle('1', 80, [a!, a!])).toThrow('two layers of A')
  })

  test('of one tag are its union, touching passages left apart', () => {
    const article = articleOf('1', { Ada: spansOf([0, 4, 'x'], [2, 6, 'x'], [6, 8, 'x'], [1, 3, 'y']), Bo: spansOf([1, 2, 'y']) })
    expect([...ofTag(article, 'x').layers]).toEqual([['Ada', spansOf([0, 6, 'x'], [6, 8, 'x'])], ['Bo', []]])
  })
})

describe('confusion between tags', () => {
  const read = (articles: readonly MarkedArticle[]) => {
    const { tags, cells } = tagConfusion(articles)
    return Object.fromEntries([...cells].flatMap((count, at) => (count === 0 ? [] : [[`${tags[Math.floor(at / tags.length)]} ${tags[at % tags.length]}`, count]])))
  }

  test('counts what both have, what one has for the other’s, and what one has for nothing', () => {
    expect(read([articleOf('1', { Ada: spansOf([0, 10, 'x']), Bo: spansOf([4, 6, 'y'], [6, 12, 'x']) })])).toEqual({ 'x x': 8, 'x y': 2, 'y x': 2, 'x null': 6, 'null x': 6 })
  })

  test('takes a tag that both have out before others are compared', () => {
    expect(read([articleOf('1', { Ada: spansOf([0, 4, 'x'], [0, 4, 'y']), Bo: spansOf([0, 4, 'y'], [0, 4, 'z']) })])).toEqual({ 'x z': 4, 'y y': 8, 'z x': 4 })
  })

  test('is what its definition says, character by character', () => {
    const people = ['Ada', 'Bo', 'Cléo']
    fc.assert(
      fc.property(arbitraryArticles(people), (articles) => {
        const counted: Record<string, number> = {}
        const add = (row: string, column: string) => (counted[`${row} ${column}`] = (counted[`${row} ${column}`] ?? 0) + 1)
        for (const { layers } of articles) for (const [one, left] of layers) for (const [other, right] of layers) for (let at = 0; at < testLength; at++) {
          if (one === other) continue
          const tags = (spans: typeof left) => [...new Set(spans.filter(({ start, end }) => start <= at && at < end).map(({ label }) => label))]
          const [a, b] = [tags(left), tags(right)]
          const [onlyA, onlyB] = [a.filter((tag) => !b.includes(tag)), b.filter((tag) => !a.includes(tag))]
          for (const tag of a) if (b.includes(tag)) add(tag, tag)
          for (const row of onlyA.length === 0 ? ['null'] : onlyA) for (const column of onlyB.length === 0 ? ['null'] : onlyB) if (row !== column) add(row, column)
        }
        expect(read(articles)).toEqual(counted)
      }),
    )
  })
})

describe('tag rates', () => {
  test('compare each annotator with the others on the same articles', () => {
    const articles = [
      articleOf('1', { Ada: spansOf([0, 1, 'x'], [2, 3, 'x']), Bo: [] }),
      articleOf('2', { Ada: spansOf([0, 1, 'y']), Bo: spansOf([0, 1, 'x']), Cléo: spansOf([0, 1, 'x'], [1, 2, 'x']) }),
      articleOf('3', { Cléo: spansOf([0, 1, 'x']) }),
    ]
    const [ada, , cléo, dan] = tagRates(articles, ['Ada', 'Bo', 'Cléo', 'Dan'], 'x')
    expect(ada).toMatchObject({ own: { spans: 2, articles: 2, rate: { value: 1 } }, others: { spans: 3, articles: 3, rate: { value: 1 } } })
    expect(cléo).toMatchObject({ own: { spans: 3, articles: 2 }, others: { spans: 1, articles: 2 } })
    expect(dan).toMatchObject({ own: { rate: { kind: 'undefined', because: 'Dan did no article.' } }, others: { rate: { kind: 'undefined' } } })
    expect(numberOf(tagRates(articles, ['Ada'])[0]!.own.rate)).toBe(1.5)
  })
})

describe('articles needed', () => {
  test('are four times as many for half the width', () => {
    const interval = (lower: number, upper: number) => ({ kind: 'interval', lower, upper, level: 0.95, replicates: 2000, undefinedReplicates: 0 }) as const
    expect(articlesNeeded(interval(0.4, 0.6), 25)).toBe(75)
    expect(articlesNeeded(interval(0.48, 0.52), 25)).toBe(0)
    expect(articlesNeeded({ kind: 'none', because: 'Too few.', replicates: 0, undefinedReplicates: 0 }, 5)).toBeUndefined()
  })
})
