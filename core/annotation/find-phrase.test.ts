import { describe, expect, it } from 'vitest'
import { findPhrase, mostOccurrences } from './find-phrase'
import { selectable } from './test-selectable'

const article = selectable('The Cafe\u0301 👍 owners; a café\u00a0 owner’s “word” שלום', '~cafe owners', 'No coffee, İstanbul')
const found = (phrase: string) => findPhrase(article, phrase).map(({ words }) => words)

describe('findPhrase', () => {
  it('finds every place, whatever the case, the accents and the spaces', () => {
    expect(found('cafe')).toEqual(['Cafe\u0301', 'café', 'cafe'])
    expect(found('CAFÉ   owner')).toEqual(['café\u00a0 owner', 'cafe owner'])
    expect(found('owner\'s "word" שלום')).toEqual(['owner’s “word” שלום'])
    expect(found('istanbul')).toEqual(['İstanbul'])
  })
  it('leaves out what begins or ends within a word, when asked', () => {
    expect(findPhrase(article, 'owner', true).map(({ words }) => words)).toEqual(['owner'])
    expect(findPhrase(article, 'שלום', true)).toHaveLength(1)
    expect(findPhrase(article, 'fe', true)).toEqual([])
  })
  it('gives offsets in code points, whose words are the words', () => {
    for (const { fragment, words } of findPhrase(article, 'o')) expect(article.table.slice(fragment.start, fragment.end)).toBe(words)
  })
  it('finds nothing for nothing, and never across two blocks', () => {
    expect(found('  ')).toEqual([])
    expect(found('שלום ~cafe')).toEqual([])
  })
  it('says what stands around, and in what kind of block', () => {
    const [, , folded] = findPhrase(article, 'cafe')
    expect(folded).toMatchObject({ before: '~', after: ' owners', kind: 'furniture' })
    const long = findPhrase(selectable(`${'many words '.repeat(9)}here ${'and more '.repeat(9)}`), 'here')[0]!
    expect(long.before).toMatch(/^… ?(words|many) .*words $/)
    expect(long.after).toMatch(/^ and more .*… ?$/)
  })
  it('does not begin or end inside a character', () => expect(found('ss')).toEqual([]))
  it('stops where nobody reads on', () => expect(findPhrase(selectable('a '.repeat(3000)), 'a')).toHaveLength(mostOccurrences))
})
