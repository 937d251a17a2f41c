// @vitest-environment happy-dom
import { act, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
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
  layer: openLayer('a', []), saving: { state: { kind: 'saved' }, unsent: [], unkept: false }, find: () => undefined, onChange: () => () => {}, resolve: () => undefined, retry: () => {}, bringIn: () => [],
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

it('takes what is written in a field for one step while the writing goes on, and for another after a pause or in a field that was left', async () => {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  const host = document.body.appendChild(document.createElement('div'))
  const field = host.appendChild(document.createElement('textarea'))
  const scale = host.appendChild(document.createElement('fieldset'))
  const [one, two] = [scale.appendChild(document.createElement('input')), scale.appendChild(document.createElement('input'))]
  const notes = new Map<string, AnnotationContent | null>()
  const at: LayerWork = { ...layer, apply: (changes) => changes.map(({ id, content: after }) => {
    const before = notes.get(id) ?? null
    notes.set(id, after)
    return { kind: 'annotation', id, before, after, origin: byHand }
  }) }
  let work: StepWork | undefined
  const Probe = () => {
    const next = useSteps(at, null, undefined)
    useEffect(() => void (work = next), [next])
    return null
  }
  const root = createRoot(host.appendChild(document.createElement('div')))
  await act(async () => root.render(<Probe />))
  const note = (text: string) => act(async () => void work!.change('a', { ...content, note: text }, 'note'))
  const undone = async () => {
    let edits: readonly unknown[] = []
    await act(async () => void (edits = work!.undo()?.overtaken ?? []))
    return edits.length
  }
  field.focus()
  await note('nine')
  now += 2000
  await note('nine o’clock')
  expect(await undone(), 'one step').toBe(1)

  await note('nine')
  now += 2 * 60 * 60 * 1000
  await note('nine, and eleven')
  expect(await undone(), 'two steps').toBe(2)

  await note('nine')
  field.blur()
  field.focus()
  now += 100
  await note('nine, again')
  expect(await undone(), 'two steps').toBe(2)

  // Writing without a rest is told of once, at its end.
  await note('n')
  for (let key = 0; key < 20; key++) {
    now += 1000
    act(() => work!.writing())
  }
  await note('nine twenty times')
  expect(await undone(), 'one step').toBe(1)

  // The steps of a scale are one field.
  one.focus()
  await note('1')
  two.focus()
  await note('2')
  expect(await undone(), 'one step').toBe(1)
  clock.mockRestore()
  await act(async () => root.unmount())
})
