import { describe, expect, it } from 'vitest'
import { attributesOf, fittingAttributes, wordsOf } from './attributes'
import { codebookSchema } from './codebook'
import media from './media-framing-v1.json'

const codebook = codebookSchema.parse(media)

describe('attributes of a tag', () => {
  it('leave out those of other tags', () => {
    expect(attributesOf(codebook, 'labelling').map(({ key }) => key)).not.toContain('checkability')
    expect(attributesOf(codebook, 'unverified_claim').map(({ key }) => key)).toContain('checkability')
  })
  it('go along with a change of tag as far as the new one has them', () => {
    const given = { checkability: 'check_worthy', source: 'שלום 🙂' }
    expect(fittingAttributes(codebook, 'labelling', given)).toEqual({ source: 'שלום 🙂' })
    expect(fittingAttributes(codebook, 'unverified_claim', given)).toEqual(given)
  })
})

it.each([['state_official', 'state official'], ['0_no_identifiable_source', 'no identifiable source']])('%s reads %s', (key, words) => expect(wordsOf(key)).toBe(words))
