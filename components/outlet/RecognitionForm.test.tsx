// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ok } from '@/core/result'
import { RecognitionForm } from './RecognitionForm'

const id = '01900000-0000-7000-8000-000000000001'
const onSay = vi.fn(async () => ok(null))
const confirm = vi.fn(() => false)
const went = vi.fn()
let root: Root

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.stubGlobal('confirm', confirm)
  // A field that grows looks at them, and happy-dom has none.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  document.body.innerHTML = '<div id="root"></div><a href="/projects/border/read/2">the next</a>'
  document.querySelector('a')!.addEventListener('click', (event) => {
    event.preventDefault()
    went()
  })
  root = createRoot(document.getElementById('root')!)
  act(() => root.render(<MantineProvider><RecognitionForm said={null} justRevealed={false} newId={() => id} onSay={onSay} /></MantineProvider>))
})
afterEach(() => {
  act(() => root.unmount())
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

const go = () => act(() => document.querySelector('a')!.click())
const closing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
const write = (field: HTMLInputElement | HTMLTextAreaElement, text: string) =>
  act(() => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
const outlet = () => document.querySelector<HTMLInputElement>('input:not([type="radio"])')!

it('is left without a question as long as nothing is said', () => {
  go()
  expect([confirm.mock.calls.length, went.mock.calls.length, closing()]).toEqual([0, 1, false])
})

it('asks before a link or the closing of the window would lose what is chosen or written', () => {
  act(() => document.querySelector<HTMLInputElement>('input[value="no"]')!.click())
  go()
  expect(confirm).toHaveBeenCalledWith('Your answer about the outlet is not saved. Leave the page all the same?')
  expect([went.mock.calls.length, closing()]).toEqual([0, true])
  write(outlet(), 'Le Monde e\u0301 🙂 שלום')
  confirm.mockReturnValueOnce(true)
  go()
  expect(went).toHaveBeenCalledTimes(1)
})

it('keeps what is too long as it was pasted, says so, and saves none of it', async () => {
  act(() => document.querySelector<HTMLInputElement>('input[value="yes"]')!.click())
  write(outlet(), 'e\u0301🙂ש'.repeat(51))
  expect(outlet().value).toHaveLength(255)
  expect(outlet().getAttribute('aria-invalid')).toBe('true')
  expect(document.body.textContent).toContain('Too long to be saved: 204 characters of at most 200. Shorten it.')
  await act(async () => document.querySelector<HTMLButtonElement>('button[type="submit"]')!.click())
  expect(onSay).not.toHaveBeenCalled()
})

it('asks no more once it is saved', async () => {
  act(() => document.querySelector<HTMLInputElement>('input[value="yes"]')!.click())
  await act(async () => document.querySelector<HTMLButtonElement>('button[type="submit"]')!.click())
  expect(onSay).toHaveBeenCalledOnce()
  go()
  expect([confirm.mock.calls.length, went.mock.calls.length, closing()]).toEqual([0, 1, false])
})
