// @vitest-environment happy-dom
import { act, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Annotation, AnnotationContent } from '@/core/annotation/annotation'
import { withExtent } from '@/core/annotation/extent-edit'
import { intervalIndex } from '@/core/annotation/interval-index'
import { byHand } from '@/core/annotation/origin'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { onceShown } from '../annotation/once-shown'
import { type ChoosingWork, useChoosing } from './use-choosing'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const codebook = codebookSchema.parse(media)
const [tag, other] = [codebook.tags[0]!, codebook.tags[1]!]
const text = 'The 👩‍👩‍👧‍👦 family of cafe\u0301 שלום said nothing.'
const article = { text, table: offsetTable(text), blocks: [{ kind: 'paragraph' as const, start: codePoint(0), end: codePoint([...text].length) }] }
const at = (words: string) => {
  const start = [...text.slice(0, text.indexOf(words))].length
  return [{ start: codePoint(start), end: codePoint(start + [...words].length) }]
}
const passage = (id: string, words: string, note = ''): Annotation => ({
  ...withExtent({ tag: tag.key, extent: [], quotes: [], note, attributes: {} }, at(words), article.table),
  id, assignmentId: 'a', origin: byHand, version: 1, deleted: false, changedAt: '',
})

let layer: Map<string, Annotation>
let said: string
let inHand: string | undefined
let work: ChoosingWork
const root = () => createRoot(document.body.appendChild(document.createElement('div')))
let shown: ReturnType<typeof root>

const change = (id: string, content: AnnotationContent | null) => {
  const before = layer.get(id) ?? passage(id, 'family')
  // As the layer does: it is drawn once it is shown.
  onceShown(() => {})
  layer.set(id, content ? { ...before, ...content, deleted: false } : { ...before, deleted: true })
  return true
}
const Probe = () => {
  const annotations = [...layer.values()].filter(({ deleted }) => !deleted)
  const now = useChoosing({
    article, codebook, annotations, index: intervalIndex(annotations), find: (id) => layer.get(id), change,
    changeAll: (changes) => changes.every(({ id, content }) => change(id, content)), say: (words) => void (said = words), onMade: (id) => void (inHand = id),
  })
  useEffect(() => void (work = now), [now])
  return null
}
const draw = () => act(async () => shown.render(<Probe />))
/** Whatever the person does next: what waits until the underline is shown is done before it. */
const next = () => act(async () => void window.dispatchEvent(new Event('pointerdown')))
const choose = async (...given: Parameters<ChoosingWork['choose']>) => {
  await act(async () => work.choose(...given))
  await next()
}
const place = { left: 0, below: 0, flip: 0 }

beforeEach(async () => {
  layer = new Map([['one', passage('one', 'family', 'my note 🙂')]])
  said = ''
  inHand = undefined
  shown = root()
  await draw()
})
afterEach(() => act(async () => shown.unmount()))

it('changes the tag of a passage as it stands, and not as it stood when the palette was opened', async () => {
  await act(async () => work.open({ change: 'one', focus: true, place }))
  // Ctrl+Z while the palette is open.
  layer.set('one', passage('one', 'family of'))
  await draw()
  await choose(other, false)
  expect(layer.get('one')).toMatchObject({ tag: other.key, note: '', quotes: ['family of'] })
})

it('does not bring back a passage that was undone meanwhile, by its tag or by more words', async () => {
  await act(async () => work.open({ change: 'one', focus: true, place }))
  change('one', null)
  await choose(other, false)
  expect(layer.get('one')).toMatchObject({ tag: tag.key, deleted: true })
  expect(said).toBe('The passage is not marked any more.')
  await act(async () => work.open({ words: [at('שלום')], beside: 'one', given: new Map(), focus: true, place }))
  await act(async () => work.extend('add'))
  expect(layer.get('one')).toMatchObject({ quotes: ['family'], deleted: true })
})

it('adds words to a passage as it stands', async () => {
  await act(async () => work.open({ words: [at('שלום')], beside: 'one', given: new Map(), focus: true, place }))
  layer.set('one', passage('one', 'said'))
  await draw()
  await act(async () => work.extend('add'))
  expect(layer.get('one')).toMatchObject({ note: '', quotes: ['שלום', 'said'] })
})

it('gives a tag again that was undone, and takes none away for it', async () => {
  await act(async () => work.open({ words: [at('cafe\u0301')], beside: null, given: new Map(), focus: true, place }))
  await choose(other, true)
  const [first] = [...layer].filter(([, one]) => one.tag === other.key).map(([id]) => id)
  change(first!, null)
  await draw()
  await choose(other, true)
  expect([...layer.values()].filter((one) => one.tag === other.key && !one.deleted)).toMatchObject([{ quotes: ['cafe\u0301'] }])
  expect(said).toContain('Tagged')
})

it('answers one press before the palette has gone, whatever else is pressed meanwhile', async () => {
  await act(async () => work.open({ words: [at('said')], beside: 'one', given: new Map(), focus: false, place }))
  await act(async () => {
    const { choose, extend } = work
    choose(tag, false)
    choose(other, false)
    extend('add')
  })
  expect([work.choosing === null, work.isAnswered()]).toEqual([false, true])
  await next()
  expect([work.choosing === null, work.isAnswered()]).toEqual([true, false])
  const made = [...layer.values()].filter(({ id }) => id !== 'one')
  expect(made.map(({ tag, quotes }) => [tag, ...quotes])).toEqual([[tag.key, 'said']])
  expect(layer.get('one')!.quotes).toEqual(['family'])
})

it('does not tag words twice that it has tagged before they are drawn', async () => {
  await act(async () => work.open({ words: [at('said')], beside: null, given: new Map(), focus: false, place }))
  await choose(tag, false, true)
  await act(async () => {
    const { tagKept } = work
    tagKept(at('nothing'))
    tagKept(at('nothing'))
  })
  await next()
  expect([...layer.values()].map(({ quotes }) => quotes.join())).toEqual(['family', 'said', 'nothing'])
  expect(said).toContain('already')
})

it('takes the passage in hand that stands on the words already with that tag, and makes no other', async () => {
  await act(async () => work.open({ words: [at('family')], beside: null, given: new Map(), focus: true, place }))
  await choose(tag, false)
  expect([inHand, layer.size]).toEqual(['one', 1])
  expect(said).toBe(`These words are tagged ${tag.name} already.`)
})

it('makes one where the passage on the words was deleted a moment ago and is still drawn', async () => {
  await act(async () => work.open({ words: [at('family')], beside: null, given: new Map(), focus: true, place }))
  layer.set('one', { ...layer.get('one')!, deleted: true })
  await choose(tag, false)
  expect(layer.size).toBe(2)
  expect(inHand).not.toBe('one')
})

it('makes the passage in the task of the key, and draws nothing else before it is shown', async () => {
  await act(async () => work.open({ words: [at('said')], beside: null, given: new Map(), focus: false, place }))
  await act(async () => work.choose(tag, false))
  expect([...layer.values()].map(({ quotes }) => quotes.join())).toEqual(['family', 'said'])
  expect([work.choosing, said, inHand]).toEqual([expect.anything(), '', undefined])
  await next()
  expect([work.choosing, said, inHand]).toEqual([null, expect.stringContaining('Tagged'), [...layer.keys()][1]])
})
