// @vitest-environment happy-dom
import { act, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it } from 'vitest'
import type { Annotation, AnnotationContent } from '@/core/annotation/annotation'
import { type End, withExtent } from '@/core/annotation/extent-edit'
import { byHand } from '@/core/annotation/origin'
import { selectable } from '@/core/annotation/test-selectable'
import { codePoint } from '@/core/text/offset'
import { surfaceOf } from '../annotation/surface'
import { ArticleText } from '../article/ArticleText'
import { useExtents } from './use-extents'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const english = 'The convoy 🛬 left the cafe\u0301 at dawn.'
const hebrew = 'דובר הממשלה אמר ביום שישי דבר'
const article = selectable(english, hebrew)
const find = (words: string) => {
  const start = [...article.text.slice(0, article.text.indexOf(words))].length
  return { start: codePoint(start), end: codePoint(start + [...words].length) }
}
let root: ReturnType<typeof createRoot>
afterEach(() => act(async () => root.unmount()))

/** Moves an end of a passage by a word, as the arrow points; gives the quotes it has then. */
async function step(words: readonly (readonly [from: string, to?: string])[], end: End, by: 1 | -1): Promise<readonly string[] | undefined> {
  const holder = document.body.appendChild(document.createElement('div'))
  holder.innerHTML = renderToStaticMarkup(<ArticleText article={{ text: article.text, blocks: article.blocks, marks: [], language: null }} />)
  // What `dir="auto"` comes to, for an engine that does not work it out.
  holder.querySelectorAll<HTMLElement>('[data-block]').forEach((block, index) => (block.style.direction = index === 1 ? 'rtl' : 'ltr'))
  const surface = surfaceOf(holder, article.table)
  const extent = words.map(([from, to = from]) => ({ start: find(from).start, end: find(to).end }))
  const passage: Annotation = { ...withExtent({ tag: 't', extent: [], quotes: [], note: '', attributes: {} }, extent, article.table), id: 'one', assignmentId: 'a', origin: byHand, version: 1, deleted: false, changedAt: '' }
  let became: AnnotationContent | null = null
  const change = (_: string, content: AnnotationContent | null) => {
    became = content
    return true
  }
  let move = (_: End) => {}
  const Probe = () => {
    const { moveEnd } = useExtents({ surface, article, find: () => passage, change, say: () => {} })
    useEffect(() => void (move = (end) => moveEnd('one', end, 'word', by, true)), [moveEnd])
    return null
  }
  root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<Probe />))
  await act(async () => move(end))
  return (became as AnnotationContent | null)?.quotes
}

it('moves an end as the arrow points in the paragraph that the end is in', async () => {
  const two = [['convoy'], ['הממשלה']] as const
  expect(await step(two, { fragment: 1, side: 'end' }, -1)).toEqual(['convoy', 'הממשלה אמר'])
  await act(async () => root.unmount())
  expect(await step(two, { fragment: 1, side: 'start' }, 1)).toEqual(['convoy', 'דובר הממשלה'])
  await act(async () => root.unmount())
  expect(await step(two, { fragment: 0, side: 'end' }, 1)).toEqual(['convoy 🛬 left', 'הממשלה'])
})

it('does so too in one fragment from a left-to-right paragraph into a right-to-left one', async () => {
  const one = [['dawn', 'הממשלה']] as const
  expect(await step(one, { fragment: 0, side: 'end' }, -1)).toEqual(['dawn.\nדובר הממשלה אמר'])
  await act(async () => root.unmount())
  expect(await step(one, { fragment: 0, side: 'start' }, -1)).toEqual(['at dawn.\nדובר הממשלה'])
})
