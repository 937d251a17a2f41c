// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { waitNoLonger, whenInPlace } from './first-paint'

/** A page in which `script` is the one that runs. */
function page(html: string): HTMLElement {
  document.body.innerHTML = html
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(document.querySelector('script'))
  return document.querySelector('[data-desk]')!
}
const late = '<main></main><div hidden><div data-desk></div><script></script></div>'
/** What React does with a part that came later, by whatever name. */
const show = () => document.querySelector('main')!.append(...document.querySelector('[hidden]')!.childNodes)
const mutationsSeen = () => new Promise((resolve) => setTimeout(resolve))
const readToItsEnd = () => document.dispatchEvent(new Event('DOMContentLoaded'))

afterEach(() => {
  Object.assign(globalThis, { $RV: undefined, $RB: undefined })
  document.body.innerHTML = ''
  vi.restoreAllMocks()
})

it('paints a desk in its place at once', () => {
  page('<main><div data-desk></div><script></script></main>')
  const paint = vi.fn()
  whenInPlace(paint)
  expect(paint).toHaveBeenCalledOnce()
})

it('has a desk that came later shown when the page has been read, and paints it then, once', async () => {
  page(late)
  const paint = vi.fn()
  whenInPlace(paint)
  const brought = vi.fn((held: unknown) => held && show())
  Object.assign(globalThis, { $RB: ['held'], $RV: brought })
  await mutationsSeen()
  expect(paint).not.toHaveBeenCalled()
  readToItsEnd()
  expect(brought).toHaveBeenCalledExactlyOnceWith(['held'])
  await mutationsSeen()
  document.querySelector('main')!.append('more')
  await mutationsSeen()
  expect(paint).toHaveBeenCalledOnce()
})

it('paints the desk when React shows it, where React has other names for that', async () => {
  page(late)
  const paint = vi.fn()
  whenInPlace(paint)
  readToItsEnd()
  await mutationsSeen()
  expect(paint).not.toHaveBeenCalled()
  show()
  await mutationsSeen()
  expect(paint).toHaveBeenCalledOnce()
})

it('leaves a desk alone that React made anew', async () => {
  const desk = page(late)
  const paint = vi.fn()
  whenInPlace(paint)
  document.querySelector('main')!.append(desk.cloneNode())
  desk.remove()
  await mutationsSeen()
  expect(paint).not.toHaveBeenCalled()
})

it('waits no longer than it is told for a page that does not end', async () => {
  document.head.innerHTML = '<link rel="expect" href="#there">'
  vi.useFakeTimers()
  waitNoLonger(1000)
  vi.advanceTimersByTime(999)
  expect(document.querySelector('link')).not.toBeNull()
  vi.advanceTimersByTime(1)
  expect(document.querySelector('link')).toBeNull()
  document.head.innerHTML = '<link rel="expect" href="#there">'
  waitNoLonger(1000)
  readToItsEnd()
  vi.advanceTimersByTime(2000)
  expect(document.querySelector('link')).not.toBeNull()
  vi.useRealTimers()
  document.head.innerHTML = ''
})
