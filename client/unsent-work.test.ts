import { expect, it } from 'vitest'
import { createOutbox } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { browser, put, rest, server, world } from '@/core/saving/test-world'
import type { SendOutcome } from '@/core/saving/write'
import { seeToUnsentWork } from './unsent-work'

/** A browser in which an earlier visit left one write to each of two assignments, and the program sends it in the background. */
function place() {
  const { rows, accept } = server()
  const net = { up: false }
  const send = async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => (net.up ? accept(batch) : { kind: 'unreachable' })
  const left = (id: string, note: string): QueuedWrite => ({ key: `k-${id}`, tab: `gone-${id}`, order: 1, attempted: true, write: put(id, note) })
  const stores = new Map(['one', 'two'].map((id) => [id, { kept: new Map([[`k-${id}`, left(id, 'e\u0301 👍 سلام')]]), tabs: browser() }]))
  const begun: string[] = []
  const open = (_: string, id: string) => {
    const { kept, tabs } = stores.get(id)!
    begun.push(id)
    return createOutbox(world(send, kept, tabs.tab().tabs).ports)
  }
  return { rows, net, open, begun, stores, work: seeToUnsentWork('ana', { assignments: async () => ['one', 'two'], open }) }
}

it('lets go of an assignment as soon as its page opens, so that the page has the unsent work and not another tab', async () => {
  const { open, work, net, rows, begun } = place()
  const sending = work.send()
  await rest()
  expect(begun).toEqual(['one'])
  work.pageOpens('one')
  const desk = open('ana', 'one')
  expect(await desk.start()).toMatchObject([{ id: 'one', note: 'e\u0301 👍 سلام' }])
  expect(desk.view()).toMatchObject({ state: { kind: 'saving', waiting: 1 }, unsent: [{ key: 'k-one' }] })
  net.up = true
  desk.retry()
  await rest()
  expect(desk.view().state.kind).toBe('saved')
  expect(await sending).toEqual([])
  expect(begun).toEqual(['one', 'one', 'two'])
  expect([...rows.keys()].sort()).toEqual(['one', 'two'])
})

it('also in the middle of entering', async () => {
  const { open, work, net } = place()
  net.up = true
  const sending = work.send()
  // The list has been read, and the names of the tabs that are gone are about to be taken.
  await Promise.resolve()
  await Promise.resolve()
  work.pageOpens('one')
  const desk = open('ana', 'one')
  await desk.start()
  await rest()
  expect(desk.view().state.kind).toBe('saved')
  expect(await sending).toEqual([])
})

it('leaves alone what is open, wherever the page has gone since', async () => {
  const { work, net, begun, stores } = place()
  net.up = true
  work.pageOpens('one')
  work.pageOpens('two')
  expect(await work.send()).toEqual([])
  expect(begun).toEqual(['one'])
  expect(stores.get('two')!.kept.size).toBe(1)
})
