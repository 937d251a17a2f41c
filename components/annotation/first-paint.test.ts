// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { whenInPlace } from './first-paint'

const page = (html: string) => (document.body.innerHTML = html)
/** What React does with a part that came later, by whatever name. */
const show = () => document.querySelector('main')!.append(...document.querySelector('[hidden]')!.childNodes)
const mutationsSeen = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => {
  Object.assign(globalThis, { $RV: undefined, $RB: undefined })
  page('')
})

it('a desk in its place is painted at once', () => {
  page('<main><div data-desk></div></main>')
  const paint = vi.fn()
  whenInPlace(paint)
  expect(paint).toHaveBeenCalledOnce()
})

it('a desk that came later is shown when the page has been read, and painted then, once', async () => {
  page('<main></main><div hidden><div data-desk></div></div>')
  const paint = vi.fn()
  whenInPlace(paint)
  Object.assign(globalThis, { $RB: ['held'], $RV: vi.fn((held: unknown) => held && show()) })
  await mutationsSeen()
  expect(paint).not.toHaveBeenCalled()
  document.dispatchEvent(new Event('DOMContentLoaded'))
  expect((globalThis as unknown as { $RV: unknown }).$RV).toHaveBeenCalledExactlyOnceWith(['held'])
  await mutationsSeen()
  page('<main></main>')
  await mutationsSeen()
  expect(paint).toHaveBeenCalledOnce()
})

it('where React has other names for it, the desk is painted when React shows it', async () => {
  page('<main></main><div hidden><div data-desk></div></div>')
  const paint = vi.fn()
  whenInPlace(paint)
  document.dispatchEvent(new Event('DOMContentLoaded'))
  await mutationsSeen()
  expect(paint).not.toHaveBeenCalled()
  show()
  await mutationsSeen()
  expect(paint).toHaveBeenCalledOnce()
})
