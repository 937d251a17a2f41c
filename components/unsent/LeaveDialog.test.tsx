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

it('says that what this browser does not keep is lost with signing out', async () => {
  const one = { assignment: 'one', article: undefined, waiting: 1, troubled: 0 }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const show = (unkept?: true) => act(async () => root.render(<LeaveDialog articles={[{ ...one, ...(unkept && { unkept }) }]} onLeave={async () => ok(null)} onStay={() => {}} />))
  await show()
  expect(document.querySelector('dialog')?.textContent).toContain('1 change is in this browser')
  expect(document.querySelector('dialog')?.textContent).toContain('If you sign out now, it stays in this browser under your name, and is sent when')
  await act(async () => root.render(<LeaveDialog articles={[{ ...one, waiting: 2 }]} onLeave={async () => ok(null)} onStay={() => {}} />))
  expect(document.querySelector('dialog')?.textContent).toContain('If you sign out now, they stay in this browser under your name, and are sent when')
  await show(true)
  expect(document.querySelector('dialog')?.textContent).toContain('is lost')
  expect(document.querySelector('dialog')?.textContent).not.toContain('stay in this browser')
  await act(async () => root.unmount())
})
