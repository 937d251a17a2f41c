// @vitest-environment happy-dom
import { act, useEffect, useLayoutEffect } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useSteady } from './use-steady'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let root: Root
let given: (() => number)[]
let fromChild: number[]

const Child = ({ ask }: { ask: () => number }) => {
  useLayoutEffect(() => {
    fromChild.push(ask())
  })
  return null
}
const Probe = ({ now }: { now: number }) => {
  const ask = useSteady(() => now)
  useEffect(() => void given.push(ask))
  return <Child ask={ask} />
}
const draw = (now: number) => act(async () => root.render(<Probe now={now} />))

beforeEach(() => {
  root = createRoot(document.createElement('div'))
  given = []
  fromChild = []
})
afterEach(() => act(async () => root.unmount()))

it('is one function that does what was drawn last', async () => {
  await draw(1)
  await draw(2)
  expect(given[1]).toBe(given[0])
  expect(given[0]!()).toBe(2)
})

it('does so already in the effects of what is inside', async () => {
  await draw(1)
  await draw(2)
  expect(fromChild).toEqual([1, 2])
})
