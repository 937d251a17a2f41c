import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureOfAll } from '../bootstrap/statistic'
import { numberOf } from '../figure'
import { articleOf, spansOf, testLength } from '../span/test-articles'
import { tokenKappaStatistic } from './token-kappa'
import { tokenTags } from './token-tags'
import { tokenise } from './tokenise'
import type { Token } from './tokenise'

const tokens: readonly Token[] = [[0, 4], [5, 10], [11, 13], [13, 14], [15, 22]]

/** Any code point but half a surrogate pair. */
const character = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff).map((code) => String.fromCodePoint(code))

describe('tokens', () => {
  test('are cut in code points: an emoji, a combining mark and a right-to-left word', () => {
    const text = 'The 🙂 cafe\u0301’s שלום, 1,5 %.'
    expect(tokenise(text).map(([start, end]) => [...text].slice(start, end).join(''))).toEqual(['The', '🙂', 'cafe\u0301', '’', 's', 'שלום', ',', '1', ',', '5', '%', '.'])
  })

  test('are every visible character, once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(character, fc.constantFrom(' ', '\n', 'a', '1', '\u0301', 'ש', '🙂', '’'))), (characters) => {
        const text = characters.join('')
        const inside = tokenise(text).flatMap(([start, end]) => Array.from({ length: end - start }, (_, at) => start + at))
        expect(inside).toEqual(characters.flatMap((character, at) => (/^\s$/u.test(character) ? [] : [at])))
      }),
    )
  })
})

describe('tags of tokens', () => {
  test('name the first token of a span under BIO only', () => {
    const spans = spansOf([6, 13, 'tone'], [15, 16, 'frame 🙂'])
    expect(tokenTags(tokens, spans, 'bio')).toEqual(['O', 'B-tone', 'I-tone', 'O', 'B-frame 🙂'])
    expect(tokenTags(tokens, spans, 'io')).toEqual(['O', 'I-tone', 'I-tone', 'O', 'I-frame 🙂'])
  })

  test('leave a token that two spans share to the first', () => {
    expect(tokenTags(tokens, spansOf([7, 13, 'y'], [2, 7, 'x']), 'bio')).toEqual(['B-x', 'I-x', 'I-y', 'O', 'O'])
  })

  test('are O where a span touches no token, and where it ends at one', () => {
    expect(tokenTags(tokens, spansOf([4, 5, 'x'], [22, 30, 'x']), 'bio')).toEqual(['O', 'O', 'O', 'O', 'O'])
    expect(tokenTags([[0, 0], [0, 3]], spansOf([0, 3, 'x']), 'bio')).toEqual(['O', 'B-x'])
  })

  test('are refused where the spans of one annotator overlap', () => {
    expect(tokenTags(tokens, spansOf([0, 6, 'x'], [5, 7, 'x']), 'bio')).toContain('overlap at 5')
  })
})

describe('kappa over tokens', () => {
  const article = (id: string, layers: Parameters<typeof articleOf>[1]) => ({ ...articleOf(id, layers), tokens })
  const kappa = (articles: readonly ReturnType<typeof article>[], people: readonly string[], kind: 'cohen' | 'fleiss' = 'cohen') => figureOfAll(tokenKappaStatistic(articles, people, 'bio', kind))
  const marked = spansOf([6, 13, 'tone'])

  test('is 1 for identical layers, and undefined where nobody marked anything', () => {
    expect(numberOf(kappa([article('1', { Ada: marked, Bo: marked })], ['Ada', 'Bo']))).toBe(1)
    expect(numberOf(kappa([article('1', { Ada: marked, Bo: marked, Cléo: marked })], ['Ada', 'Bo', 'Cléo'], 'fleiss'))).toBe(1)
    expect(kappa([article('1', { Ada: [], Bo: [] })], ['Ada', 'Bo']).kind).toBe('undefined')
    expect(kappa([article('1', { Ada: [], Bo: [], Cléo: [] })], ['Ada', 'Bo', 'Cléo'], 'fleiss').kind).toBe('undefined')
  })

  test('leaves out what one of the two did not do, and does not take it for nothing found', () => {
    const both = article('1', { Ada: marked, Bo: spansOf([11, 13, 'tone']) })
    const one = article('2', { Ada: marked })
    expect(kappa([both, one], ['Ada', 'Bo'])).toEqual(kappa([both], ['Ada', 'Bo']))
    expect(kappa([both, article('2', { Ada: marked, Bo: [] })], ['Ada', 'Bo'])).not.toEqual(kappa([both], ['Ada', 'Bo']))
    expect(kappa([both, one], ['Ada', 'Bo'], 'fleiss')).toMatchObject({ because: expect.stringContaining('same number of ratings') })
  })

  test('does not depend on the order of people and spans', () => {
    const layer = fc.uniqueArray(fc.nat({ max: testLength - 4 }), { maxLength: 4 }).map((starts) => starts.filter((start, at) => starts.every((other, index) => index >= at || Math.abs(other - start) >= 4)).map((start) => ({ start, end: start + 3, label: start % 2 === 0 ? 'x' : 'y' })))
    fc.assert(
      fc.property(layer, layer, (ada, bo) => {
        const turned = kappa([article('1', { Bo: [...bo].reverse(), Ada: [...ada].reverse() })], ['Bo', 'Ada'])
        expect(turned).toEqual(kappa([article('1', { Ada: ada, Bo: bo })], ['Ada', 'Bo']))
      }),
    )
  })

  test('refuses overlapping tokens, and spans outside the text', () => {
    expect(kappa([{ ...article('1', { Ada: [], Bo: [] }), tokens: [[0, 4], [3, 6]] }], ['Ada', 'Bo'])).toMatchObject({ because: expect.stringContaining('tokens of article 1 overlap') })
    expect(kappa([article('1', { Ada: spansOf([0, 99, 'x']), Bo: [] })], ['Ada', 'Bo'])).toMatchObject({ because: expect.stringContaining('outside') })
  })
})
