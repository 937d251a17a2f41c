import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import type { Annotation } from './annotation'
import { withExtent } from './extent-edit'
import { heardPassages, mostNamed } from './heard-passages'
import { byHand } from './origin'
import { selectable } from './test-selectable'

const article = selectable('The 🛬 convoy left the cafe\u0301.', 'Nobody in שלום said ███ ████.', '', 'It rained.')
const at = (words: string) => {
  const start = [...article.text.slice(0, article.text.indexOf(words))].length
  return { start: codePoint(start), end: codePoint(start + [...words].length) }
}
const passage = (id: string, tag: string, ...words: readonly string[]): Annotation => ({
  ...withExtent({ tag, extent: [], quotes: [], note: '', attributes: {} }, words.map(at), article.table), id, assignmentId: 'a', origin: byHand, version: 1, deleted: false, changedAt: '',
})
const heard = (...passages: readonly Annotation[]) =>
  heardPassages(article.blocks, passages, (id) => passages.findIndex((one) => one.id === id) + 1, (tag) => tag.toUpperCase())

describe('heardPassages', () => {
  it('names passages in the paragraphs that they are in, in reading order', () => {
    expect(heard(passage('a', 'vague', '🛬 convoy'), passage('b', 'loaded', 'convoy left'), passage('c', 'denial', 'rained'))).toEqual([
      { start: article.blocks[0]!.start, links: [{ passage: 'a', name: 'Passage 1, VAGUE: 🛬 convoy' }, { passage: 'b', name: 'Passage 2, LOADED: convoy left' }] },
      { start: article.blocks[3]!.start, links: [{ passage: 'c', name: 'Passage 3, DENIAL: rained' }] },
    ])
  })

  it('says in later paragraphs that a passage goes on, and of one with fragments all that it touches, once each', () => {
    const over = passage('a', 'vague', 'left the cafe\u0301.\nNobody')
    const apart = passage('b', 'denial', 'Nobody', 'said', 'rained')
    expect(heard(over, apart).map(({ links }) => links.map(({ name }) => name))).toEqual([
      ['Passage 1, VAGUE: left the cafe\u0301.\nNobody'],
      ['Passage 1, VAGUE, goes on', 'Passage 2, DENIAL: Nobody … said … rained'],
      ['Passage 2, DENIAL, goes on'],
    ])
  })

  it('says masks as words', () => expect(heard(passage('a', 'vague', 'said ███ ████'))[0]!.links[0]!.name).toBe('Passage 1, VAGUE: said [masked]'))

  it('names a few of a crowd, and how many more there are', () => {
    const crowd = Array.from({ length: mostNamed + 3 }, (_, index) => passage(`p${index}`, 'vague', 'convoy'))
    const [block] = heard(...crowd)
    expect(block!.links).toHaveLength(mostNamed + 1)
    expect(block!.links.at(-1)).toEqual({ passage: `p${mostNamed}`, name: '3 more passages in this paragraph, from VAGUE on' })
  })
})
