// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import type { QueuedWrite, Trouble } from '@/core/saving/queue'
import { codePoint } from '@/core/text/offset'
import { NeedsYou } from './NeedsYou'
import { tagLooks } from './tag-look'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const codebook = codebookSchema.parse(media)
const tag = codebook.tags[0]!
const deleted: Annotation = {
  id: 'one', assignmentId: 'a', tag: tag.key, extent: [{ start: codePoint(0), end: codePoint(9) }], quotes: ['שלום 🙂 e\u0301'], note: 'my note', attributes: {},
  origin: byHand, version: 1, deleted: true, changedAt: '',
}

it.each(['kept', 'refused'] as const)('says which passage it was whose deletion was %s', async (kind) => {
  const trouble: Trouble = { kind, problem: { code: 'refused', message: 'You have submitted this article.' } }
  const item: QueuedWrite = { key: 'k', tab: 't', order: 1, attempted: true, write: { kind: 'delete', id: 'one', basedOn: 1 }, trouble }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(
    <NeedsYou
      state={{ kind: 'needsYou', waiting: 1, troubles: [item], signedOut: false, stranger: false }} codebook={codebook} looks={tagLooks(codebook)} find={(id) => (id === 'one' ? deleted : undefined)}
      signInHref="/" onRetry={() => {}} onResolve={() => {}}
    />))
  expect(document.querySelector('section')?.textContent).toContain('You deleted')
  expect(document.querySelector('section')?.textContent).toContain(tag.name)
  expect(document.querySelector('q')?.textContent).toBe('שלום 🙂 e\u0301')
  await act(async () => root.unmount())
})

it('says what two versions in conflict differ in, where they differ in their fields alone', async () => {
  const current: Annotation = { ...deleted, deleted: false, version: 2, attributes: { polarity: 'positive', intensity: 2 } }
  const { extent, quotes, note } = current
  const write = { kind: 'put', id: 'one', basedOn: 1, tag: tag.key, extent, quotes, note, attributes: { polarity: 'negative', intensity: 2 } } as const
  const item: QueuedWrite = { key: 'k', tab: 't', order: 1, attempted: true, write, trouble: { kind: 'conflict', current } }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(
    <NeedsYou
      state={{ kind: 'needsYou', waiting: 1, troubles: [item], signedOut: false, stranger: false }} codebook={codebook} looks={tagLooks(codebook)} find={() => undefined}
      signInHref="/" onRetry={() => {}} onResolve={() => {}}
    />))
  expect(document.querySelector('section')?.textContent).toContain('Yours against the other: Polarity toward the target: negative.')
  expect([...document.querySelectorAll('dl')].map(({ textContent }) => textContent)).toEqual([expect.stringContaining('polarity toward the targetnegative'), expect.stringContaining('polarity toward the targetpositive')])
  await act(async () => root.unmount())
})
