import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { abbreviationsOf } from '../text/abbreviations'
import { selectable } from './test-selectable'
import { type Stride, stepFrom, unitAt } from './stride'

const article = selectable('Žene\u0301 👩‍👧 went. She said שלום עולם!', '', 'Second one?')
const at = (words: string) => codePoint([...article.text.slice(0, article.text.indexOf(words))].length)
const walk = (stride: Stride, by: 1 | -1, edge: 'start' | 'end', from: number) => {
  const places: string[] = []
  for (let here = stepFrom(article, codePoint(from), stride, by, edge); here !== undefined; here = stepFrom(article, here, stride, by, edge))
    places.push(article.table.slice(here, codePoint(Math.min(here + 4, article.table.length))))
  return places
}

describe('stepFrom', () => {
  it('goes from word to word over an emoji, a combining mark and right-to-left words, into the next block and to the end', () => {
    expect(walk('word', 1, 'start', 0)).toEqual(['went', 'She ', 'said', 'שלום', 'עולם', 'Seco', 'one?', ''])
  })
  it('goes back the same way', () => {
    expect(walk('word', -1, 'start', article.table.length).map((one) => one[0])).toEqual(['o', 'S', 'ע', 'ש', 's', 'S', 'w', 'Ž'])
  })
  it('goes from end to end, so that a selection grows by whole words', () => {
    expect(stepFrom(article, codePoint(0), 'word', 1, 'end')).toBe(5)
  })
  it('goes by sentence and by paragraph', () => {
    expect(stepFrom(article, codePoint(0), 'sentence', 1, 'start')).toBe(at('She'))
    expect(stepFrom(article, at('She'), 'sentence', -1, 'start')).toBe(0)
    expect(stepFrom(article, at('She'), 'paragraph', 1, 'start')).toBe(at('Second'))
    expect(stepFrom(article, at('She'), 'paragraph', 1, 'end')).toBe(at('Second') - 2)
  })
  it('goes over abbreviations and initials in the language of the article', () => {
    const news = { ...selectable('Mr. Titorenko met Dr. שלום in the U.S. Senate. 👀 He left cafe\u0301.', 'Gen. J. Smith came. So did we.'), abbreviations: () => abbreviationsOf('en') }
    const starts: string[] = []
    for (let here = stepFrom(news, codePoint(0), 'sentence', 1, 'start'); here !== undefined; here = stepFrom(news, here, 'sentence', 1, 'start'))
      starts.push(news.table.slice(here, codePoint(Math.min(here + 7, news.table.length))))
    expect(starts).toEqual(['👀 He le', 'Gen. J.', 'So did ', ''])
    expect(unitAt(news, codePoint(5), 'sentence')).toEqual({ start: 0, end: 46 })
  })
  it('never stops inside a character as a reader sees it', () => {
    expect(stepFrom(article, codePoint(3), 'character', 1, 'end')).toBe(5)
    expect(stepFrom(article, at('👩‍👧'), 'character', 1, 'end')).toBe(at('👩‍👧') + 3)
  })
  it('always gets on, and comes to an end', () => {
    fc.assert(fc.property(fc.nat(article.table.length), fc.constantFrom<Stride>('character', 'word', 'sentence', 'paragraph'), fc.constantFrom(1 as const, -1 as const), fc.constantFrom('start' as const, 'end' as const), (from, stride, by, edge) => {
      const to = stepFrom(article, codePoint(from), stride, by, edge)
      if (to !== undefined) expect(Math.sign(to - from)).toBe(by)
    }))
  })
})

describe('unitAt', () => {
  it('is the unit around a place, or the next in its block', () => {
    expect(unitAt(article, codePoint(at('went') + 2), 'word')).toEqual({ start: at('went'), end: at('went') + 4 })
    expect(unitAt(article, codePoint(at('went') - 1), 'word')?.start).toBe(at('went'))
    expect(unitAt(article, codePoint(at('Second') - 1), 'word')).toBeUndefined()
  })
})

it('takes a masked name for words', () => {
  const masked = selectable('So ███ ████’s e\u0301 said')
  expect(unitAt(masked, codePoint(4), 'word')).toEqual({ start: 3, end: 6 })
  expect(stepFrom(masked, codePoint(3), 'word', 1, 'start')).toBe(7)
})
