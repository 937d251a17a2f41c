import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Form, compareForms, headsOf, nearTo } from './heads'
import { nearKeys } from './near-keys'
import { nearThreshold, similarity, trigramsOf } from './trigrams'
import { comparedLength, formOf, normalWords } from './words'

const form = (text: string): Form => ({ form: formOf(normalWords(text)), words: normalWords(text) })
const alike = (a: string, b: string) => similarity(trigramsOf(normalWords(a)), trigramsOf(normalWords(b)))

test.each([
  ['The Regime’s', "the REGIME's", true],
  ['“military  instructors”', 'Military\ninstructors.', true],
  ['cafe\u0301', 'café', true],
  ['ﬁnal', 'final', true],
  ['שלום', 'שלום!', true],
  ['🛩️', '🛩️', true],
  ['🛩️', '🚀', false],
  ['regime', 'regimes', false],
  ['resume', 'résumé', false],
])('the words of %s and of %s', (a, b, same) => {
  expect(formOf(normalWords(a)) === formOf(normalWords(b))).toBe(same)
})

test.each([
  ['regime', 'regimes', true],
  ['regime', 'the regime', true],
  ['gift', 'a gift', true],
  ['a second batch of vehicles', 'airlifted a second batch of vehicles', true],
  ['Russian military instructors', 'military instructors from Russia', true],
  ['instructors', 'military instructors', false],
  ['a gift', 'a rift', false],
  ['the government', 'the regime', false],
])('whether %s and %s are near', (a, b, near) => {
  expect(alike(a, b) >= nearThreshold, String(alike(a, b))).toBe(near)
  expect(alike(a, b)).toBe(alike(b, a))
})

describe('the words of a passage', () => {
  it('are the same again of themselves, never more than are compared, and empty only for white space', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (text) => {
      const words = normalWords(text)
      expect([...words].length).toBeLessThanOrEqual(comparedLength)
      if (text.normalize('NFKC').trim() !== '') expect(words).not.toBe('')
      expect(formOf(words)).toMatch(/^[0-9a-f]{16}$/)
    }))
  })

  it('have other keys where they are others', () => {
    const words = Array.from({ length: 50_000 }, (_, index) => `word ${index.toString(36)}`)
    expect(new Set(words.map(formOf)).size).toBe(words.length)
  })
})

const some = fc.array(fc.constantFrom('the', 'a', 'regime', 'regimes', 'gift', 'of', 'second', 'batch', 'vehicles', 'שלום', 'cafe\u0301'), { minLength: 1, maxLength: 6 }).map((words) => form(words.join(' ')))

describe('keys', () => {
  it('are the same for the same words in whatever order, and without repetition', () => {
    fc.assert(fc.property(some, ({ words }) => {
      const keys = nearKeys(words)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.length).toBeGreaterThan(0)
      expect(nearKeys(words.split(' ').toReversed().join(' ')).toSorted()).toEqual([...keys].toSorted())
      for (const key of keys) expect(key).toBe(key | 0)
    }))
  })

  it.each([[1, 0.99], [2, 0.97], [4, 0.99], [7, 0.9], [9, 0.9], [16, 0.9]])('of %i words bring nearly all together that is near, and nearly nothing that is not', (length, least) => {
    const random = (state: number) => () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
    const next = random(length)
    const word = () => Array.from({ length: 4 + Math.floor(next() * 6) }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(next() * 26)]).join('')
    const sharesKey = (a: string, b: string) => nearKeys(a).some((key) => nearKeys(b).includes(key))
    let [near, found, far, mistaken] = [0, 0, 0, 0]
    for (let round = 0; round < 400; round++) {
      const words = Array.from({ length }, word)
      // Another word, another ending, a word less or a word more.
      const changed = words.flatMap((one) => (next() < 1 / length ? [[word()], [`${one}s`], [], [one, 'the']][Math.floor(next() * 4)]! : [one])).join(' ')
      if (changed !== '' && alike(words.join(' '), changed) >= nearThreshold) {
        near++
        found += Number(sharesKey(words.join(' '), changed))
      }
      far++
      mistaken += Number(sharesKey(words.join(' '), Array.from({ length }, word).join(' ')))
    }
    expect(near).toBeGreaterThan(120)
    expect(found / near, `${found} of ${near}`).toBeGreaterThan(least)
    expect(mistaken / far).toBeLessThan(0.01)
  })
})

describe('heads', () => {
  it('do not depend on the order in which words come, and are near, or the words themselves', () => {
    fc.assert(fc.property(fc.uniqueArray(some, { selector: (one) => one.form, maxLength: 12 }), fc.nat(), (forms, turn) => {
      const heads = headsOf(forms)
      const turned = forms.map((_, index) => forms[(index + turn) % forms.length]!)
      expect(new Map(headsOf(turned))).toEqual(new Map([...heads]))
      for (const one of forms) {
        const head = forms.find((each) => each.form === heads.get(one.form))!
        expect(compareForms(head, one)).toBeLessThanOrEqual(0)
        if (head !== one) expect(nearTo(one, [head])).toHaveLength(1)
      }
    }))
  })

  it('are the shortest of what is near', () => {
    const forms = ['the regime', 'regime', 'regimes', 'a gift', 'the government'].map(form)
    const heads = headsOf(forms)
    expect(forms.map(({ form: key }) => forms.find((one) => one.form === heads.get(key))!.words)).toEqual(['regime', 'regime', 'regime', 'a gift', 'the government'])
  })
})
