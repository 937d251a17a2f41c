// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { codePoint } from '@/core/text/offset'
import { Card } from './Card'
import { tagLooks } from './tag-look'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const codebook = codebookSchema.parse(media)
const tag = codebook.tags[0]!.key
const annotation: Annotation = {
  id: 'one', assignmentId: 'a', tag, extent: [{ start: codePoint(0), end: codePoint(11) }], quotes: ['שלום 🙂 e\u0301'], note: '', attributes: {},
  origin: byHand, version: 1, deleted: false, changedAt: '',
}
const actions = {
  open: vi.fn(), hover: vi.fn(), changeTag: vi.fn(), setNote: vi.fn(), setAttribute: vi.fn(), remove: vi.fn(), restore: vi.fn(), moveEnd: vi.fn(), takeFragment: vi.fn(),
}
let root: Root

beforeEach(async () => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<Card annotation={annotation} number={1} look={tagLooks(codebook).get(tag)!} codebook={codebook} open lit={false} compact={false} editable here={null} actions={actions} />))
  // What an open card has comes later than the card.
  await vi.waitFor(() => expect(document.querySelector('textarea')).not.toBeNull(), { timeout: 8000 })
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.clearAllMocks()
})

const pressDelete = (on: Element) => act(async () => void on.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true, cancelable: true })))

it('deletes the passage with the key Delete on its head', async () => {
  await pressDelete(document.getElementById('card-one')!)
  expect(actions.remove).toHaveBeenCalledWith('one')
})

it('and on none of its other buttons and fields', async () => {
  const others = [...document.querySelectorAll('button, input, textarea, summary')].filter(({ id }) => id !== 'card-one')
  expect(others.length).toBeGreaterThan(3)
  for (const one of others) await pressDelete(one)
  expect(actions.remove).not.toHaveBeenCalled()
})
