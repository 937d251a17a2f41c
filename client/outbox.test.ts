// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { put } from '@/core/saving/test-world'
import { heldRows } from './held-rows'
import { openOutbox } from './outbox'
import { seeToUnsentWork } from './unsent-work'

const article = { title: 'Café e\u0301 👍 سلام', href: '/read/one' }

afterEach(() => vi.unstubAllGlobals())

it('sends what this browser does not keep wherever its tab goes, and says meanwhile that it is kept nowhere else', async () => {
  const sent: unknown[] = []
  let up = false
  vi.stubGlobal('BroadcastChannel', undefined)
  vi.stubGlobal('fetch', async (_: string, { body }: { readonly body: string }) => {
    if (!up) throw new TypeError('The server is away.')
    const { writes } = JSON.parse(body) as { writes: { key: string; id: string }[] }
    sent.push(...writes.map(({ id }) => id))
    return Response.json({ writes: writes.map((write) => ({ key: write.key, outcome: 'stored', annotation: { ...write, version: 1 } })) })
  })
  expect('indexedDB' in window, 'a browser that keeps nothing').toBe(false)
  const work = seeToUnsentWork('ana')
  work.pageOpens('one')
  const outbox = openOutbox('ana', 'one', article)
  await outbox.start()
  outbox.write(put('a', 'e\u0301 👍 سلام'))
  await vi.waitFor(() => expect(outbox.view().unkept).toBe(true))
  const waiting = { assignment: 'one', article, waiting: 1, troubled: 0, unkept: true }
  expect(await work.send()).toEqual([waiting])
  expect(await seeToUnsentWork('ben').send(), 'nobody else’s').toEqual([])

  outbox.stop()
  work.pageOpens('two')
  const end = work.begin()
  expect(await work.send()).toEqual([waiting])
  expect(sent).toEqual([])
  up = true
  await vi.waitFor(async () => expect(await work.send()).toEqual([]), { timeout: 8000 })
  expect(sent).toEqual(['a'])
  end()

  const again = openOutbox('ana', 'one', article)
  expect(await again.start(), 'nothing is left for its page').toEqual([])
  again.stop()
}, 10_000)

it('holds what the browser refused, whatever order its answers come in', () => {
  const rows = heldRows()
  const row = (key: string) => ({ user: 'ana', assignment: 'one', key })
  const first = rows.change([row('b'), row('a')], [])
  expect(rows.refused('ana'), 'not answered yet').toEqual([])
  const removed = rows.change([], [row('b')])
  removed.refused()
  first.refused()
  expect(rows.refused('ana')).toEqual([row('a')])
  expect(rows.refused('ana', 'two')).toEqual([])
  expect(rows.refused('ben')).toEqual([])
  const newer = rows.change([row('a')], [])
  first.kept()
  expect(rows.refused('ana'), 'the newer one has its own answer').toEqual([])
  newer.refused()
  expect(rows.refused('ana')).toEqual([row('a')])
  newer.kept()
  expect(rows.refused('ana')).toEqual([])
})
