// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inTurn, onceShown } from './once-shown'

let done: string[]
let frames: (() => void)[]
const work = (name: string) => () => void done.push(name)
const frame = () => {
  for (const run of frames.splice(0)) run()
}
const unsettled = () => document.documentElement.dataset['unsettled']

beforeEach(() => {
  vi.useFakeTimers()
  done = []
  frames = []
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
})
afterEach(() => {
  window.dispatchEvent(new Event('pagehide'))
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('waits for two frames, and for what is done within the second', () => {
  onceShown(work('drawn'))
  frame()
  vi.advanceTimersByTime(17)
  frame()
  expect([done, unsettled()]).toEqual([[], 'true'])
  vi.advanceTimersByTime(1)
  expect([done, unsettled()]).toEqual([['drawn'], undefined])
})

it.each(['keydown', 'pointerdown', 'beforeinput', 'click', 'visibilitychange', 'pagehide', 'beforeunload'])('is done before a %s is answered', (event) => {
  const answer = () => void done.push('answered')
  document.addEventListener(event, answer, { once: true, capture: true })
  onceShown(work('drawn'))
  document.dispatchEvent(new Event(event))
  document.removeEventListener(event, answer, { capture: true })
  expect(done).toEqual(['drawn', 'answered'])
})

it('is not done by the press that it is asked in', () => {
  const press = () => onceShown(work('drawn'))
  document.addEventListener('keydown', press, { once: true })
  document.dispatchEvent(new Event('keydown'))
  expect(done).toEqual([])
})

it('comes to an end where no frame comes', () => {
  onceShown(work('drawn'))
  vi.advanceTimersByTime(99)
  expect(done).toEqual([])
  vi.advanceTimersByTime(1)
  expect(done).toEqual(['drawn'])
})

it('keeps the order of the asking, also of what would not have waited by itself', () => {
  inTurn(work('at once'))
  onceShown(work('first'))
  inTurn(work('second'))
  onceShown(work('third'))
  expect(done).toEqual(['at once'])
  window.dispatchEvent(new Event('click'))
  expect(done).toEqual(['at once', 'first', 'second', 'third'])
})

it('draws the rest where one thing cannot be drawn, and says so', () => {
  const told = vi.fn()
  vi.stubGlobal('reportError', told)
  onceShown(() => {
    throw new Error('not this one')
  })
  inTurn(work('the rest'))
  window.dispatchEvent(new Event('click'))
  expect(done).toEqual(['the rest'])
  expect(told).toHaveBeenCalledWith(new Error('not this one'))
})

it('does once what was done early, and does not hurry what is asked after it', () => {
  onceShown(work('first'))
  frame()
  frame()
  window.dispatchEvent(new Event('keydown'))
  onceShown(work('second'))
  vi.advanceTimersByTime(99)
  expect(done).toEqual(['first'])
  frame()
  frame()
  vi.advanceTimersByTime(1)
  expect(done).toEqual(['first', 'second'])
})
