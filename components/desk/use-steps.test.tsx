// @vitest-environment happy-dom
import { act, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import type { AnnotationContent } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { openLayer } from '@/core/annotation/working-layer'
import { codePoint } from '@/core/text/offset'
import type { KeptStep, StepStorage } from '@/core/steps/kept-steps'
import type { LayerWork } from '../annotation/use-working-layer'
import { type StepWork, useSteps } from './use-steps'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const content: AnnotationContent = { tag: 'praise', extent: [{ start: codePoint(0), end: codePoint(9) }], quotes: ['שלום 🙂 e\u0301'], note: '', attributes: {} }
const layer: LayerWork = {
  layer: openLayer('a', []), saving: { state: { kind: 'saved' }, unsent: [], unkept: false }, find: () => undefined, onChange: () => () => {}, resolve: () => undefined, retry: () => {},
  apply: (changes) => changes.map(({ id, content: after }) => ({ kind: 'annotation', id, before: null, after, origin: byHand })),
}

it('says that the steps are forgotten only once the browser has forgotten them, and also where it keeps nothing', async () => {
  let kept: readonly KeptStep[] = []
  const releases: (() => void)[] = []
  const storage = (clear: StepStorage['clear']): StepStorage => ({ load: async () => kept, change: async (put) => void (kept = [...kept, ...put]), clear })
  const slow = storage(() => new Promise<void>((resolve) => releases.push(() => {
    kept = []
    resolve()
  })))
  const broken = storage(() => Promise.reject(new Error('no database')))
  let work: StepWork | undefined
  const Probe = ({ at }: { at: StepStorage }) => {
    const now = useSteps(layer, null, at)
    useEffect(() => void (work = now), [now])
    return null
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<Probe at={slow} />))
  await act(async () => void work!.change('one', content))
  expect(kept).toHaveLength(1)
  expect(work!.canUndo).toBe(true)
  let forgotten = false
  let done: Promise<void> | undefined
  await act(async () => void (done = work!.forget().then(() => void (forgotten = true))))
  expect(forgotten).toBe(false)
  releases[0]!()
  await done
  expect(kept).toEqual([])
  expect(work!.canUndo).toBe(false)
  await act(async () => root.render(<Probe at={broken} />))
  await act(async () => expect(await work!.forget()).toBeUndefined())
  await act(async () => root.unmount())
})
