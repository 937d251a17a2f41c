// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { type WorkingLayer, openLayer } from '@/core/annotation/working-layer'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { codePoint } from '@/core/text/offset'
import type { Surface } from './surface'
import { tagLooks } from './tag-look'
import { usePainting } from './use-painting'

const codebook = codebookSchema.parse(media)
const looks = tagLooks(codebook)
const passage = (id: string, start: number, deleted = false): Annotation => ({
  id, assignmentId: 'a', tag: codebook.tags[0]!.key, extent: [{ start: codePoint(start), end: codePoint(start + 3) }], quotes: ['abc'],
  note: '', attributes: {}, origin: byHand, version: 1, deleted, changedAt: '',
})
const [first, made, gone] = [passage('first', 0), passage('made', 10), passage('first', 0, true)]
const layers = { before: openLayer('a', [first]), after: openLayer('a', [gone, made]) }

/** Ranges of a document without browser: where each begins. */
const surface = { root: document.body, blocks: [], staticRanges: ({ start }: { start: number }) => [{ start }] }
const starts = () => [...CSS.highlights.values()].flatMap((ranges) => [...ranges] as unknown as { start: number }[]).map(({ start }) => start).toSorted((a, b) => a - b)

const nothing: readonly never[] = []
const listeners = new Set<(changed: readonly Annotation[]) => void>()
const onChange = (listener: (changed: readonly Annotation[]) => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
let latest: WorkingLayer
const find = (id: string) => latest.annotations.get(id)

const Probe = ({ layer }: { readonly layer: WorkingLayer }) => {
  // Drawn anew each time, as whenever something else is.
  const annotations = [...layer.annotations.values()].filter(({ deleted }) => !deleted)
  usePainting({ surface: surface as unknown as Surface, looks, annotations, painted: annotations, tinted: nothing, pending: nothing, work: { layer, find, onChange } })
  return null
}
let shown: ReturnType<typeof createRoot>
const draw = (layer: WorkingLayer) => act(async () => shown.render(<Probe layer={layer} />))
const tell = (...changed: readonly Annotation[]) => {
  for (const listener of listeners) listener(changed)
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.stubGlobal('Highlight', class extends Set { priority = 0 })
  vi.stubGlobal('CSS', { highlights: new Map(), supports: () => true })
  shown = createRoot(document.createElement('div'))
  latest = layers.before
  await draw(layers.before)
})
afterEach(async () => {
  await act(async () => shown.unmount())
  vi.unstubAllGlobals()
})

it('underlines at once what is made, and takes away what is deleted', () => {
  expect(starts()).toEqual([0])
  latest = layers.after
  tell(made, gone)
  expect(starts()).toEqual([10])
})

it('keeps to what was changed, where something else is drawn before the change is', async () => {
  latest = layers.after
  tell(made, gone)
  await draw(layers.before)
  expect(starts()).toEqual([10])
  await draw(layers.after)
  expect(starts()).toEqual([10])
})

it('lets go of it once the change is drawn: from then on the layer alone says what is', async () => {
  latest = layers.after
  tell(made, gone)
  await draw(layers.after)
  await draw(layers.before)
  expect(starts()).toEqual([0])
})
