// @vitest-environment happy-dom
import { act, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { keepIntervalIndex } from '@/core/annotation/interval-index'
import { few, fewPainted } from '@/core/annotation/near'
import { byHand } from '@/core/annotation/origin'
import { codePoint } from '@/core/text/offset'
import type { Surface } from './surface'
import { type Near, useNear } from './use-near'

/** One passage in each block of 100 code points and 100 pixels. */
const passages = (count: number) => Array.from({ length: count }, (_, at): Annotation => ({
  id: `p${at}`, assignmentId: 'a', tag: 'loaded', extent: [{ start: codePoint(at * 100 + 10), end: codePoint(at * 100 + 20) }], quotes: ['abc'],
  note: '', attributes: {}, origin: byHand, version: 1, deleted: false, changedAt: '',
}))
const textOf = (count: number, scrolled: number) => ({
  root: document.body,
  blocks: Array.from({ length: count }, (_, index) => ({ index, start: codePoint(index * 100), end: codePoint(index * 100 + 99), element: { getBoundingClientRect: () => ({ bottom: (index + 1) * 100 - scrolled }) } })),
}) as unknown as Surface

let near: Near
/** Everything that was drawn. */
let drawn: Near[]
let shown: ReturnType<typeof createRoot>
const Probe = ({ surface, annotations, always }: { readonly surface: Surface | null; readonly annotations: readonly Annotation[]; readonly always: string | null }) => {
  const now = useNear(surface, annotations, keepIntervalIndex()(annotations), always)
  useEffect(() => {
    near = now
    drawn.push(now)
  })
  return null
}
const open = (count: number, { always = null, scrolled = 0 }: { readonly always?: string | null; readonly scrolled?: number } = {}) => {
  const annotations = passages(count)
  return act(async () => shown.render(<Probe surface={textOf(count, scrolled)} annotations={annotations} always={always} />))
}
const counted = () => [near.shown.length, near.painted.length]
/** Passages from the top to one and a half windows below it. */
const within = Math.ceil((window.innerHeight * 2.5) / 100)

beforeEach(() => {
  drawn = []
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  shown = createRoot(document.createElement('div'))
})
afterEach(() => act(async () => shown.unmount()))

it('shows and paints all where there are few', async () => {
  await open(fewPainted)
  expect(counted()).toEqual([fewPainted, fewPainted])
})

it('paints those near the window where there are more, and has a card for each all the same', async () => {
  await open(fewPainted + 1)
  expect(counted()).toEqual([fewPainted + 1, within])
  expect(near.painted.map(({ id }) => id)).toEqual(near.shown.slice(0, within).map(({ id }) => id))
})

it('takes away none that is in the window when there is one too many, wherever the window is', async () => {
  const scrolled = (fewPainted - 5) * 100
  await open(fewPainted, { scrolled })
  await open(fewPainted + 1, { scrolled })
  expect(drawn.filter(({ painted }) => !painted.some(({ id }) => id === `p${fewPainted - 3}`))).toEqual([])
  expect(near.painted.length).toBeLessThan(fewPainted)
})

it('has neither of what is far from the window where there are many, but for the one in hand', async () => {
  await open(few + 1)
  expect(counted()).toEqual([within, within])
  await open(few + 1, { always: `p${few}` })
  expect(counted()).toEqual([within + 1, within + 1])
})

it('paints all of them for paper, before the browser takes its picture', async () => {
  await open(few + 1)
  await act(async () => {
    dispatchEvent(new Event('beforeprint'))
    expect(counted(), 'at once').toEqual([within, few + 1])
  })
  await act(async () => dispatchEvent(new Event('afterprint')))
  expect(counted()).toEqual([within, within])
})
