import { describe, expect, it } from 'vitest'
import type { BlockKind } from '../article/block'
import { asideInWords, countAside, placesToTag } from './places-to-tag'

const places = (...kinds: BlockKind[]) => kinds.map((kind) => ({ kind }))

describe('placesToTag', () => {
  it.each([
    ['those of the article proper', places('title', 'caption', 'paragraph', 'furniture', 'quote'), places('title', 'paragraph', 'quote')],
    ['one alone, with captions beside it', places('caption', 'listItem', 'caption'), places('listItem')],
    ['captions and the like where nothing else is found', places('byline', 'caption', 'footer'), places('byline', 'caption')],
    ['nothing that is folded away', places('furniture', 'footer', 'authorNote'), []],
    ['nothing of nothing', [], []],
  ])('takes %s', (_, found, expected) => expect(placesToTag(found)).toEqual(expected))
})

describe('what is left out', () => {
  it.each([
    [places('paragraph', 'title'), []],
    [places('paragraph', 'caption'), ['1 in a caption']],
    [places('caption', 'paragraph', 'date', 'caption', 'byline'), ['2 in captions', '1 in a date line', '1 in a byline']],
    [places('footer', 'caption', 'furniture', 'paragraph'), ['1 in a caption', '2 folded away']],
    [places(), []],
  ])('is counted by where it stands: %j', (found, expected) => expect(countAside(found)).toEqual(expected))
  it.each([['caption', 'in a caption'], ['authorNote', 'folded away'], ['heading', undefined]] as const)('says of a place in a %s: %s', (kind, words) => expect(asideInWords({ kind })).toBe(words))
})
