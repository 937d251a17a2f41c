// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { later } from './later'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

it('shows nothing while the script cannot be had, and the component once it can', async () => {
  let network = false
  const Greeting = later(async () => {
    if (!network) throw new Error('offline')
    return ({ name }: { name: string }) => <p>{`سلام ${name} 👋`}</p>
  })
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<Greeting name="Žene" />))
  expect(document.body.textContent).toBe('')
  network = true
  await act(async () => Greeting.load())
  expect(document.body.textContent).toBe('سلام Žene 👋')
  await act(async () => root.unmount())
})
