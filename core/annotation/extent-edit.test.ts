import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { addWords, moveEnd, pullEnd, takeFragment, takeWords, withExtent } from './extent-edit'
import type { Extent } from './fragment'
import { selectable } from './test-selectable'

const article = selectable('One 👍 two thre\u0301e. Then שלום again.', '~Share this', 'Last line.')
const of = (...words: string[]): Extent => words.map((one) => {
  const start = [...article.text.slice(0, article.text.indexOf(one))].length
  return { start: codePoint(start), end: codePoint(start + [...one].length) }
})
const words = (extent: Extent | undefined) => extent?.map(({ start, end }) => article.table.slice(start, end))

describe('moveEnd', () => {
  it('moves an end by word, sentence and character, and keeps white space out', () => {
    expect(words(moveEnd(article, of('two'), { fragment: 0, side: 'end' }, 'word', 1))).toEqual(['two thre\u0301e'])
    expect(words(moveEnd(article, of('two'), { fragment: 0, side: 'start' }, 'word', -1))).toEqual(['One 👍 two'])
    expect(words(moveEnd(article, of('two'), { fragment: 0, side: 'end' }, 'sentence', 1))).toEqual(['two thre\u0301e.'])
    expect(words(moveEnd(article, of('thre\u0301e'), { fragment: 0, side: 'end' }, 'character', -1))).toEqual(['thre\u0301'])
  })
  it('leaves at least something', () => {
    expect(moveEnd(article, of('two'), { fragment: 0, side: 'start' }, 'word', 1)).toBeUndefined()
    expect(moveEnd(article, of('two'), { fragment: 3, side: 'start' }, 'word', 1)).toBeUndefined()
  })
  it('melts fragments that come to touch', () => {
    expect(words(moveEnd(article, of('One', 'two thre\u0301e'), { fragment: 1, side: 'start' }, 'sentence', -1))).toEqual(['One 👍 two thre\u0301e'])
  })
})

describe('pullEnd', () => {
  it('takes whole words, or characters when asked', () => {
    const to = codePoint(of('again')[0]!.start + 2)
    expect(words(pullEnd(article, of('Then'), { fragment: 0, side: 'end' }, to, 'words'))).toEqual(['Then שלום again'])
    expect(words(pullEnd(article, of('Then'), { fragment: 0, side: 'end' }, to, 'characters'))).toEqual(['Then שלום ag'])
  })
  it('leaves the other end where it is, inside a word too', () => {
    const to = of('again')[0]!.end
    expect(words(pullEnd(article, of('hen'), { fragment: 0, side: 'end' }, to, 'words'))).toEqual(['hen שלום again'])
  })
  it('stops at the unit beside the other end', () => {
    expect(words(pullEnd(article, of('two thre\u0301e'), { fragment: 0, side: 'end' }, codePoint(0), 'words'))).toEqual(['two'])
  })
  it('leaves furniture between out', () => {
    expect(words(pullEnd(article, of('again'), { fragment: 0, side: 'end' }, of('Last')[0]!.end, 'words'))).toEqual(['again.', 'Last'])
  })
})

describe('fragments', () => {
  it('are added, and touch or overlap as one', () => {
    expect(words(addWords(of('two'), of('again')))).toEqual(['two', 'again'])
    expect(addWords(of('two thre\u0301e'), of('two'))).toBeUndefined()
  })
  it('are taken away, by words or whole, but never all', () => {
    expect(words(takeWords(article, of('One 👍 two'), of('👍')))).toEqual(['One', 'two'])
    expect(words(takeWords(article, of('One', 'two'), of('One 👍')))).toEqual(['two'])
    expect(takeWords(article, of('two'), of('One 👍 two'))).toBeUndefined()
    expect(takeWords(article, of('two'), of('again'))).toBeUndefined()
    expect(words(takeFragment(of('One', 'two'), 0))).toEqual(['two'])
    expect(takeFragment(of('One'), 0)).toBeUndefined()
  })
  it('change the quotes and nothing else', () => {
    const content = { tag: 'threat', extent: of('two'), quotes: ['two'], note: 'n', attributes: { source: 'x' } }
    expect(withExtent(content, of('שלום', 'Last'), article.table)).toEqual({ ...content, extent: of('שלום', 'Last'), quotes: ['שלום', 'Last'] })
  })
})
