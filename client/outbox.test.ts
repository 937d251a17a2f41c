// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { put } from '@/core/saving/test-world'
import { openOutbox } from './outbox'
import { seeToUnsentWork } from './unsent-work'

const article = { title: 'Café e\u0301 👍 سلام', href: '/read/one' }

it('counts what this browser does not keep as long as its page is open, so that signing out asks about it', async () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('The server is away.')))
  expect('indexedDB' in window, 'a browser that keeps nothing').toBe(false)
  const outbox = openOutbox('ana', 'one', article)
  const work = seeToUnsentWork('ana')
  await outbox.start()
  outbox.write(put('a', 'e\u0301 👍 سلام'))
  await vi.waitFor(() => expect(outbox.view().unkept).toBe(true))
  expect(await work.send()).toEqual([{ assignment: 'one', article, waiting: 1, troubled: 0, unkept: true }])
  expect(await seeToUnsentWork('ben').send()).toEqual([])
  outbox.stop()
  vi.unstubAllGlobals()
  expect(await work.send()).toEqual([])
})
