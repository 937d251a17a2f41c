// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fail, ok, type Result } from '@/core/result'
import { SignInForm } from './SignInForm'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let root: Root
beforeEach(() => {
  window.matchMedia ??= () => Object.assign(new EventTarget(), { matches: false, media: '', onchange: null, addListener() {}, removeListener() {} })
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.querySelector('#root')!)
})
afterEach(() => {
  act(() => root.unmount())
  vi.useRealTimers()
})

async function signInWith(answer: Result<unknown>) {
  const onSignIn = vi.fn(async () => answer)
  await act(async () => root.render(<MantineProvider env="test"><SignInForm onSignIn={onSignIn} /></MantineProvider>))
  document.querySelector<HTMLInputElement>('[name=email]')!.value = 'ada@example.org'
  document.querySelector<HTMLInputElement>('[name=password]')!.value = 'pass 👩‍🔬 e\u0301 كلمة'
  await act(async () => document.querySelector('form')!.requestSubmit())
  return onSignIn
}
const button = () => document.querySelector<HTMLButtonElement>('button[type=submit]')!

it('hands over the address and the password as they were typed', async () => {
  const onSignIn = await signInWith(ok(null))
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith('ada@example.org', 'pass 👩‍🔬 e\u0301 كلمة')
  expect(document.querySelector('[role=alert]')).toBeNull()
})

it('shows the one sentence of a failure, and can be tried again', async () => {
  await signInWith(fail('unauthenticated', 'The e-mail address or the password is not right.'))
  expect(document.querySelector('[role=alert]')!.textContent).toBe('The e-mail address or the password is not right.')
  expect(button().disabled).toBe(false)
})

it('counts a wait down, and opens again after it', async () => {
  vi.useFakeTimers()
  const onSignIn = await signInWith(fail('tooMany', 'There were too many attempts. Try again in 3 seconds.', { details: { seconds: 3 } }))
  expect(button().disabled).toBe(true)
  expect(button().textContent).toBe('Wait 3 s')
  await act(async () => document.querySelector('form')!.requestSubmit())
  expect(onSignIn).toHaveBeenCalledTimes(1)
  await act(async () => vi.advanceTimersByTime(3100))
  expect(button().disabled).toBe(false)
  expect(button().textContent).toBe('Sign in')
})

it('is no GET: a password never stands in an address', async () => {
  await signInWith(ok(null))
  expect(document.querySelector('form')!.method).toBe('post')
})
