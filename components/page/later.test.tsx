// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { later } from './later'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let network: boolean
let asked: number
let root: Root

beforeEach(() => {
  vi.useFakeTimers()
  network = false
  asked = 0
  root = createRoot(document.body.appendChild(document.createElement('div')))
})

afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.useRealTimers()
})

const makeGreeting = () => later(async () => {
  asked += 1
  if (!network) throw new Error('offline')
  return ({ name }: { name: string }) => <p>{`سلام ${name} 👋 e\u0301`}</p>
})
const greeting = 'سلام Žene 👋 e\u0301'
const pass = (milliseconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)))

it('shows a word, politely, while the script cannot be had, and the component once it can, without being asked again', async () => {
  const Greeting = makeGreeting()
  await act(async () => root.render(<Greeting name="Žene" />))
  expect(document.body.textContent).toBe('')
  await pass(1000)
  expect(document.querySelector('[role="status"]')?.textContent).toBe('Loading…')
  network = true
  await pass(4000)
  expect(document.body.textContent).toBe(greeting)
  expect(asked).toBe(2)
  await pass(60_000)
  expect(asked).toBe(2)
})

it('tries again at once when the network is back', async () => {
  const Greeting = makeGreeting()
  await act(async () => root.render(<Greeting name="Žene" />))
  network = true
  await act(async () => void window.dispatchEvent(new Event('online')))
  expect(document.body.textContent).toBe(greeting)
})

it('asks no more once it is taken off the page', async () => {
  const Greeting = makeGreeting()
  await act(async () => root.render(<Greeting name="Žene" />))
  await act(async () => root.render(null))
  await pass(60_000)
  window.dispatchEvent(new Event('online'))
  expect(asked).toBe(1)
})

it('needs no word when it was fetched ahead of time', async () => {
  network = true
  const Greeting = makeGreeting()
  await act(async () => Greeting.load())
  await act(async () => root.render(<Greeting name="Žene" />))
  expect(document.body.textContent).toBe(greeting)
  expect(asked).toBe(1)
})
