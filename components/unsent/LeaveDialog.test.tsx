// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { type Result, fail, ok } from '@/core/result'
import { LeaveDialog } from './LeaveDialog'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const away = fail('unavailable', 'You are still signed in: the server did not answer. 👋 e\u0301 سلام')

it('says that one is still signed in, and can be asked again', async () => {
  const answers: Result<null>[] = [away, ok(null)]
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<LeaveDialog articles={[]} onLeave={async () => answers.shift()!} onStay={() => {}} />))
  const alert = () => document.querySelector('[role="alert"]')?.textContent
  const leave = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Sign out')!
  expect(alert()).toBeUndefined()
  await act(async () => leave().click())
  expect(alert()).toBe(away.ok ? '' : away.problem.message)
  expect(leave().disabled).toBe(false)
  await act(async () => leave().click())
  expect(alert()).toBeUndefined()
  await act(async () => root.unmount())
})

it('begins with what has gone wrong already', async () => {
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<LeaveDialog articles={[]} problem={away.ok ? undefined : away.problem} onLeave={async () => ok(null)} onStay={() => {}} />))
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('still signed in')
  await act(async () => root.unmount())
})
