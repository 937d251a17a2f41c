import { describe, expect, it } from 'vitest'
import { codebookSchema } from '../codebook/codebook'
import media from '../codebook/media-framing-v1.json'
import { filterTags } from './filter-tags'

const codebook = codebookSchema.parse(media)
const keys = (sought: string, recent?: readonly string[]) => filterTags(codebook, sought, recent).map(({ key }) => key)

describe('filterTags', () => {
  it('gives all tags for nothing, the last used first', () => {
    expect(keys('', ['threat_framing', 'loaded_language']).slice(0, 2)).toEqual(['threat_framing', 'loaded_language'])
    expect(keys('')).toEqual(codebook.tags.map(({ key }) => key))
  })
  it('puts the letter first, then names that begin so, then words of names, then definitions', () => {
    const [tag] = codebook.tags
    expect(keys(tag!.shortcut)[0]).toBe(tag!.key)
    expect(keys('LOÁDED')[0]).toBe('loaded_language')
    expect(keys('language')[0]).toBe('loaded_language')
    expect(keys('so')).not.toContain('labelling')
    expect(keys('sourc').length, 'definitions speak of sources').toBeGreaterThan(keys('source').filter((key) => key.includes('source')).length)
    expect(keys('zzz 👍 שלום')).toEqual([])
  })
})
