import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { AttributeValue } from '@/core/annotation/annotation'
import { type Codebook, codebookSchema } from './codebook'
import { codebookFromTags } from './codebook-from-tags'
import { fitAttributes, tagMatcher } from './match-tags'

vi.setConfig({ testTimeout: 60_000 })

function made(tags: readonly string[], attributes: Readonly<Record<string, readonly AttributeValue[]>> = {}): Codebook {
  const codebook = codebookFromTags({ tags, attributes: new Map(Object.entries(attributes)) }, 'A name', 'brat')
  if (!codebook.ok) throw new Error(codebook.problem.message)
  return codebook.value
}

describe('a codebook made of tags', () => {
  test('has keys and letters of its own for each, whatever the script', () => {
    const { tags, groups } = made(['Name_Calling,Labeling', 'Doubt', 'doubt', 'שלום', '🙂', 'Éclat', '1st', 'Doubt'])
    expect(tags.map(({ name, key, shortcut }) => [name, key, shortcut])).toEqual([
      ['1st', 'st', '1'], ['Doubt', 'doubt', 'd'], ['Name_Calling,Labeling', 'name_calling_labeling', 'n'], ['doubt', 'doubt_2', 'o'], ['Éclat', 'eclat', 'e'], ['שלום', 'tag', 'a'], ['🙂', 'tag_2', 'b'],
    ])
    expect(groups.map(({ name }) => name)).toEqual(['Tags 1', 'Tags 2'])
    expect(new Set(tags.map(({ group, pattern }) => `${group} ${pattern}`)).size).toBe(tags.length)
  })

  test('is sound and the same in whatever order the tags come', () => {
    const tag = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.constantFrom('a b', 'a\nb', '__proto__', 'constructor')).filter((one) => one.trim() !== '' && !/[\0\p{Surrogate}]/u.test(one))
    fc.assert(fc.property(fc.array(tag, { minLength: 1, maxLength: 30 }), (tags) => {
      const codebook = made(tags)
      expect(codebookSchema.safeParse(codebook).success).toBe(true)
      expect(made(tags.toReversed())).toEqual(codebook)
      const match = tagMatcher(codebook)
      for (const one of tags) expect(match(one)).toHaveProperty('key')
    }))
  })

  test('is refused where there are more tags than letters, or none', () => {
    expect(codebookFromTags({ tags: Array.from({ length: 37 }, (_, index) => `tag ${index}`), attributes: new Map() }, 'x', 'brat')).toMatchObject({ ok: false, problem: { message: expect.stringContaining('37 tags') } })
    expect(codebookFromTags({ tags: [], attributes: new Map() }, 'x', 'brat')).toMatchObject({ ok: false })
  })

  test('has attributes of the types that their values have', () => {
    const { attributes } = made(['x'], { Sure: [true, true], 'How much': [1, 3], chain: [['a'], []], Mixed: ['a', 1], Once: [2], __proto__: ['x'] })
    expect(attributes.map(({ key, type, min, max }) => [key, type, min, max])).toEqual([
      ['how_much', 'scale', 1, 3], ['mixed', 'text', undefined, undefined], ['once', 'scale', 2, 3], ['sure', 'boolean', undefined, undefined], ['chain', 'list', undefined, undefined],
    ])
  })
})

describe('tags and attributes of a source in a codebook', () => {
  const codebook = made(['Loaded Language', 'Doubt'], { Sure: [true], level: [1, 3], words: ['a'], list: [['a']] })

  test('are taken by name or key, and proposed where only the writing differs', () => {
    const match = tagMatcher(codebook)
    expect([match('Loaded Language'), match(' Loaded  Language '), match('loaded_language'), match('LOADED-language'), match('Slogans')]).toEqual([
      { key: 'loaded_language' }, { key: 'loaded_language' }, { key: 'loaded_language' }, { perhaps: 'Loaded Language' }, { perhaps: undefined },
    ])
  })

  test('are brought into the form of their type, or told', () => {
    expect(fitAttributes(codebook, 'doubt', { Sure: 'true', level: '2', words: 7, list: 'a' })).toEqual({ fitting: { sure: true, level: 2, words: '7', list: ['a'] }, others: [] })
    expect(fitAttributes(codebook, 'doubt', { Sure: 'perhaps', level: 9, stray: 'x', constructor: 'x' })).toEqual({ fitting: {}, others: ['Sure', 'level', 'stray', 'constructor'] })
  })
})
