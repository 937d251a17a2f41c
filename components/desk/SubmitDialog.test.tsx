// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import type { QueuedWrite } from '@/core/saving/queue'
import type { SavedState } from '@/core/saving/saved-state'
import { put } from '@/core/saving/test-world'
import { codePoint } from '@/core/text/offset'
import { SubmitDialog } from './SubmitDialog'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let root: Root
const [onGo, onNeeded, onSubmit] = [vi.fn(), vi.fn(), vi.fn(async () => ({ ok: true as const, value: null }))]

beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.clearAllMocks()
})

const passage: Annotation = {
  id: 'one', assignmentId: 'a', tag: 'labelling', extent: [{ start: codePoint(0), end: codePoint(9) }], quotes: ['שלום 🙂 e\u0301'], note: '', attributes: { flag: true },
  origin: byHand, version: 1, deleted: false, changedAt: '',
}
const show = (saved: SavedState, unasked: { annotation: Annotation; text: string }[] = []) =>
  act(async () => root.render(<SubmitDialog count={1} unfinished={[]} unasked={unasked} saved={saved} onSubmit={onSubmit} onGo={onGo} onNeeded={onNeeded} onClose={() => {}} />))
const said = () => document.querySelector('[role="status"]')?.textContent
const button = (name: string) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
const item: QueuedWrite = { key: 'k', tab: 't', order: 1, attempted: true, write: put('a', 'e\u0301 👍 سلام'), trouble: { kind: 'refused', problem: { code: 'refused', message: 'No.' } } }

it('leads to a choice, to signing in and to another tab, and does not promise that waiting helps', async () => {
  const needs = { kind: 'needsYou', waiting: 1, stranger: false, signedOut: false, troubles: [item] } as const
  const cases: readonly (readonly [SavedState, string])[] = [
    [needs, '1 change waits for your choice first.'],
    [{ ...needs, troubles: [], signedOut: true }, 'Your session has ended: sign in again first.'],
    [{ ...needs, troubles: [], signedOut: true, stranger: true }, 'Somebody else is signed in in this browser: sign in as yourself first.'],
  ]
  for (const [state, words] of cases) {
    await show(state)
    expect(said()).toBe(words)
    expect(button('Submit')!.disabled).toBe(true)
    await act(async () => button('Show what is needed')!.click())
  }
  expect(onNeeded).toHaveBeenCalledTimes(cases.length)
  await show({ kind: 'elsewhere', waiting: 2, troubled: 1 })
  expect(said()).toBe('1 change needs you in another tab of this browser, where this article is open: go there first.')
})

it('says what goes by itself, and can be submitted once it has', async () => {
  await show({ kind: 'waiting', waiting: 2 })
  expect(said()).toBe('The server does not answer, and 2 changes have to be saved first. It is tried again and again; wait here, or submit later.')
  expect(button('Show what is needed')).toBeUndefined()
  await show({ kind: 'saving', waiting: 1 })
  expect(said()).toBe('Waiting until everything is saved.')
  await show({ kind: 'saved' })
  expect(said()).toBe('')
  await act(async () => button('Submit')!.click())
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('names a question to a reviewer that is typed and not sent, and leads to it', async () => {
  await show({ kind: 'saved' }, [{ annotation: passage, text: 'Is this irony 👀 or שלום?' }])
  expect(document.body.textContent).toContain('1 question to a reviewer is typed and not sent.')
  await act(async () => document.querySelector<HTMLElement>('[aria-label="Questions to a reviewer that are not sent"] button')!.click())
  expect(onGo).toHaveBeenCalledWith('one', 'question')
})

it('shows what was changed elsewhere, and does not submit past what comes only then', async () => {
  const gone: Annotation = { ...passage, id: 'two', quotes: ['cafe\u0301 🗞️'], deleted: true }
  const news = [{ passages: [passage], answers: 0 }, { passages: [{ ...passage, version: 2 }, gone], answers: 1 }, { passages: [], answers: 0 }]
  const refused = { ok: false as const, problem: { code: 'conflict' as const, message: 'Changed in another window.' } }
  const submit = vi.fn(async () => refused)
  const onClose = vi.fn()
  const catchUp = async () => news.shift()!
  await act(async () => root.render(<SubmitDialog count={1} unfinished={[]} saved={{ kind: 'saved' }} nameOf={() => 'Labelling'} catchUp={catchUp} onSubmit={submit} onGo={onGo} onNeeded={onNeeded} onClose={onClose} />))
  const told = () => document.querySelector('[aria-live]')?.textContent
  const listed = () => [...document.querySelectorAll('[aria-label="Changed in another window"] li')].map(({ textContent }) => textContent)
  expect(told()).toBe('1 passage was changed in another window. Look at it before you submit.')
  expect(listed()).toEqual(['Labelling שלום 🙂 e\u0301'])
  await act(async () => document.querySelector<HTMLButtonElement>('[aria-label="Changed in another window"] button')!.click())
  expect(onGo).toHaveBeenCalledWith('one', 'passage')
  await act(async () => button('Submit')!.click())
  expect(told()).toBe('2 passages and 1 answer were changed in another window. Look at them before you submit.')
  expect(listed()).toEqual(['Labelling שלום 🙂 e\u0301', 'Labelling deleted cafe\u0301 🗞️'])
  expect(document.querySelector('[role="alert"]')).toBeNull()
  // Where nothing can be shown, what the server says stands there.
  await act(async () => button('Submit')!.click())
  expect(document.querySelector('[role="alert"]')?.textContent).toBe('Changed in another window.')
  expect(onClose).not.toHaveBeenCalled()
})
