// @vitest-environment happy-dom
import { act, useEffect } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { codePoint } from '@/core/text/offset'
import { type InHand, useInHand } from './use-in-hand'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const passage: Annotation = {
  id: 'new', assignmentId: 'a', origin: byHand, version: 1, deleted: false, changedAt: '',
  tag: 'loaded', extent: [{ start: codePoint(4), end: codePoint(9) }], quotes: ['words'], note: '', attributes: {},
}

let now: Annotation
let hand: InHand
let shown: Root
const find = (id: string) => (id === now.id ? now : undefined)
/** A desk that has drawn the passage's card, or has not come to it. */
const Probe = ({ drawn }: { drawn: boolean }) => {
  const inHand = useInHand((id) => drawn && id === now.id && !now.deleted, find)
  useEffect(() => void (hand = inHand), [inHand])
  return drawn ? <button id={`card-${now.id}`} data-open={inHand.active === now.id || undefined}>card</button> : null
}
const draw = (drawn: boolean) => act(async () => shown.render(<Probe drawn={drawn} />))

beforeEach(async () => {
  now = passage
  shown = createRoot(document.body.appendChild(document.createElement('div')))
  await draw(false)
})
afterEach(() => act(async () => shown.unmount()))

it('knows a passage that has been made and is not drawn yet, in it and at its ends alone', async () => {
  expect(hand.justMade(null)).toBeUndefined()
  await act(async () => hand.onMade('new'))
  expect(hand.active).toBeNull()
  expect([3, 4, 6, 9, 10].filter((at) => hand.justMade(codePoint(at)))).toEqual([4, 6, 9])
  expect(hand.justMade(null)).toBe(passage)
})

it('has it in hand like any other as soon as it is drawn', async () => {
  await act(async () => hand.onMade('new'))
  await draw(true)
  expect(hand.active).toBe('new')
  expect(hand.justMade(codePoint(6))).toBeUndefined()
})

it('has it in hand at once where it is drawn at once, for a key that does not wait', async () => {
  await act(async () => {
    flushSync(() => {
      hand.onMade('new')
      shown.render(<Probe drawn />)
    })
    expect(document.querySelector('[data-open]')?.id).toBe('card-new')
  })
})

it('takes the focus to its card when that is there, if a key asked for it before', async () => {
  await act(async () => hand.onMade('new'))
  await act(async () => hand.open('new'))
  expect(document.activeElement).toBe(document.body)
  await draw(true)
  expect(document.activeElement?.id).toBe('card-new')
})

it('forgets it if it is deleted before it is drawn', async () => {
  await act(async () => hand.onMade('new'))
  now = { ...passage, deleted: true }
  expect(hand.justMade(null)).toBeUndefined()
})

it('means nothing by it that is drawn already, or left for another', async () => {
  await draw(true)
  await act(async () => hand.open('new'))
  await act(async () => hand.onMade('new'))
  expect(hand.justMade(null)).toBeUndefined()

  await draw(false)
  await act(async () => hand.onMade('new'))
  await act(async () => hand.open(null))
  expect(hand.justMade(null)).toBeUndefined()
})

it('forgets it when it is drawn, also if it was not opened then', async () => {
  await act(async () => {
    hand.onMade('new')
    hand.setActive(null)
  })
  await draw(true)
  await draw(false)
  expect(hand.justMade(null)).toBeUndefined()
})
