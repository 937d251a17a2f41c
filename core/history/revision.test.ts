import { describe, expect, it } from 'vitest'
import { byHand } from '../annotation/origin'
import { codebookSchema } from '../codebook/codebook'
import media from '../codebook/media-framing-v1.json'
import { codePoint } from '../text/offset'
import { type Revision, changesBetween } from './revision'

const codebook = codebookSchema.parse(media)
const revision = (changes: Partial<Revision> = {}): Revision => ({
  version: 1, deleted: false, changedAt: '', own: true, outletVisible: true, tag: 'labelling', extent: [{ start: codePoint(0), end: codePoint(4) }], quotes: ['שלום'], note: '', attributes: {}, origin: byHand, ...changes,
})

describe('changesBetween', () => {
  it.each<[string, Partial<Revision>, Partial<Revision>, string[]]>([
    ['a tag', {}, { tag: 'distancing' }, ['tag changed from Labelling to Distancing']],
    ['the words', {}, { extent: [{ start: codePoint(0), end: codePoint(6) }], quotes: ['שלום 🙂'] }, ['words changed to “שלום 🙂”']],
    ['a first note', {}, { note: 'e\u0301' }, ['note written: “e\u0301”']],
    ['another note', { note: 'a' }, { note: 'b' }, ['note changed to “b”']],
    ['no note', { note: 'a' }, {}, ['note taken away']],
    ['attributes', { attributes: { mode: 'direct' } }, { attributes: { source_chain: ['a', '🙂'], flag: true } }, ['Mode taken away', 'Source chain: a › 🙂', 'Ask a reviewer: yes']],
    ['deletion', {}, { deleted: true }, ['deleted']],
    ['coming back with another tag', { deleted: true }, { tag: 'distancing' }, ['brought back', 'tag changed from Labelling to Distancing']],
    ['nothing', {}, {}, ['saved without a change']],
  ])('says %s', (_, before, after, words) => expect(changesBetween(codebook, revision(before), revision(after))).toEqual(words.map((word) => word.replace('Labelling', codebook.tags.find(({ key }) => key === 'labelling')!.name).replace('Distancing', codebook.tags.find(({ key }) => key === 'distancing')!.name))))

  it('begins with the marking', () => expect(changesBetween(codebook, undefined, revision())[0]).toMatch(/^marked as /))
  it('says how it was made, where that was not by hand', () => {
    expect(changesBetween(codebook, undefined, revision({ origin: { by: 'search', phrase: 'שלום' } }))).toEqual([expect.stringMatching(/^marked as .+, found by searching for “שלום”$/)])
  })
})
