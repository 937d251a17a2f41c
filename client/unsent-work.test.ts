import { expect, it } from 'vitest'
import { createOutbox } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { browser, put, rest, server, world } from '@/core/saving/test-world'
import { unsentByArticle } from '@/core/saving/unsent'
import { alone } from '@/core/saving/tabs'
import type { SendOutcome } from '@/core/saving/write'
import { seeToUnsentWork } from './unsent-work'

const article = { title: 'Café e\u0301 👍 سلام', href: '/read/one' }

/** A browser in which an earlier visit left one write to each of some assignments, and the program sends it in the background. */
function place(assignments: readonly string[] = ['one', 'two'], answer?: (batch: readonly QueuedWrite[]) => SendOutcome, locks = true) {
  const { rows, accept } = server()
  const net = { up: false }
  const send = async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => (net.up ? (answer ?? accept)(batch) : { kind: 'unreachable' })
  const left = (id: string, note: string): QueuedWrite => ({ key: `k-${id}`, tab: `gone-${id}`, order: 1, attempted: true, write: put(id, note) })
  const stores = new Map(assignments.map((id) => [id, { kept: new Map([[`k-${id}`, left(id, 'e\u0301 👍 سلام')]]), tabs: browser(), ticks: [] as (() => Promise<void>)[] }]))
  const begun: string[] = []
  /** What the background asks of storage and of the other tabs, in order. */
  const done: string[] = []
  const open = (_: string, id: string) => {
    const { kept, tabs, ticks } = stores.get(id)!
    begun.push(id)
    const here = world(send, kept, locks ? tabs.tab().tabs : alone)
    ticks.push(here.tick)
    const { storage, tabs: ofIt } = here.ports
    return createOutbox({
      ...here.ports,
      storage: { ...storage, change: async (put, remove) => {
        await storage.change(put, remove)
        for (const key of remove) done.push(`removes ${key}`)
      } },
      tabs: { ...ofIt, tell: (reached) => {
        done.push(reached ? 'tells that it has reached the server' : 'tells')
        ofIt.tell(reached)
      }, leave: () => {
        done.push('leaves')
        ofIt.leave()
      } },
    })
  }
  const timers = new Set<() => void>()
  const returns = new Set<() => void>()
  const work = seeToUnsentWork('ana', {
    open,
    tabsKnowEachOther: () => locks,
    unsent: async () => unsentByArticle([...stores].flatMap(([assignment, { kept }]) => [...kept.values()].map((item) => ({ assignment, article, item })))),
    after: (_, run) => {
      timers.add(run)
      return () => void timers.delete(run)
    },
    onReturn: (listener) => {
      returns.add(listener)
      return () => void returns.delete(listener)
    },
  })
  /** Lets every clock go on: that of the background, and those of its outboxes. */
  const tick = async () => {
    for (const run of [...timers]) {
      timers.delete(run)
      run()
    }
    await rest()
    for (const { ticks } of stores.values()) for (const each of ticks) await each()
  }
  return { rows, net, open, begun, done, stores, work, tick, timers, returns }
}

it('lets go of an assignment as soon as its page opens, so that the page has the unsent work and not another tab', async () => {
  const { open, work, net, rows, begun, tick } = place()
  work.begin()
  await tick()
  expect(begun).toEqual(['one', 'two'])
  work.pageOpens('one')
  const desk = open('ana', 'one')
  expect(await desk.start()).toMatchObject([{ id: 'one', note: 'e\u0301 👍 سلام' }])
  expect(desk.view()).toMatchObject({ state: { kind: 'saving', waiting: 1 }, unsent: [{ key: 'k-one' }] })
  net.up = true
  desk.retry()
  await rest()
  expect(desk.view().state.kind).toBe('saved')
  await tick()
  await tick()
  expect(begun).toEqual(['one', 'two', 'one'])
  expect([...rows.keys()].sort()).toEqual(['one', 'two'])
  expect(work.view()).toEqual({ articles: [], signedOut: false, late: [] })
})

it('also in the middle of entering', async () => {
  const { open, work, net, tick } = place(['one'])
  net.up = true
  work.begin()
  const sending = work.send()
  // The list has been read, and the names of the tabs that are gone are about to be taken.
  await Promise.resolve()
  await Promise.resolve()
  work.pageOpens('one')
  const desk = open('ana', 'one')
  await desk.start()
  await rest()
  expect(desk.view().state.kind).toBe('saved')
  await sending
  await tick()
  expect(work.view().articles).toEqual([])
})

it('leaves alone what is open, wherever the page has gone since', async () => {
  const { work, net, begun, stores } = place()
  net.up = true
  work.begin()
  work.pageOpens('one')
  work.pageOpens('two')
  await work.send()
  await rest()
  expect(begun).toEqual(['one'])
  expect(stores.get('two')!.kept.size).toBe(1)
})

it('goes on until it is through, however long the server is away, and says meanwhile what waits in which article', async () => {
  const { work, net, rows, begun, tick } = place()
  work.begin()
  for (let turn = 0; turn < 30; turn++) await tick()
  expect(work.view().articles).toEqual([{ assignment: 'one', article, waiting: 1, troubled: 0 }, { assignment: 'two', article, waiting: 1, troubled: 0 }])
  expect(begun, 'each once: it is the outbox that tries again').toEqual(['one', 'two'])
  net.up = true
  await tick()
  await tick()
  expect([...rows.keys()].sort()).toEqual(['one', 'two'])
  expect(work.view().articles).toEqual([])
})

it('finds what a page leaves while this one stays, after moving on and when somebody comes back', async () => {
  for (const how of ['moves', 'returns', 'waits'] as const) {
    const { work, net, rows, stores, tick, returns } = place(['one'])
    const { kept } = stores.get('one')!
    const [left] = [...kept.values()]
    kept.clear()
    net.up = true
    work.pageOpens('one')
    work.begin()
    await tick()
    work.pageOpens('another')
    if (how !== 'moves') await tick()
    kept.set(left!.key, left!)
    if (how === 'returns') for (const listener of returns) listener()
    else await tick()
    await rest()
    expect(rows.has('one'), how).toBe(true)
  }
})

it('tells of what came too late once, and lets it go', async () => {
  const problem = { code: 'refused', message: 'You have submitted this article.' } as const
  const { work, net, stores, tick } = place(['one'], (batch) => ({ kind: 'answered', outcomes: batch.map(({ key }) => ({ key, outcome: { kind: 'kept', problem } })) }))
  const { kept } = stores.get('one')!
  kept.set('k-more', { key: 'k-more', tab: 'gone-one', order: 2, attempted: true, write: put('more', 'second') })
  net.up = true
  work.begin()
  for (let turn = 0; turn < 4; turn++) await tick()
  expect(work.view().late.map(({ id }) => id).sort()).toEqual(['more', 'one'])
  expect(kept.size).toBe(0)
  expect(work.view().articles).toEqual([])
})

it('says that the session has ended, and ends with the page', async () => {
  const { work, net, tick, timers, returns, begun } = place(['one'], () => ({ kind: 'signedOut', stranger: false }))
  net.up = true
  const end = work.begin()
  for (let turn = 0; turn < 3; turn++) await tick()
  expect(work.view()).toMatchObject({ signedOut: true, articles: [{ waiting: 1 }] })
  end()
  expect(returns.size).toBe(0)
  await tick()
  expect(timers.size).toBe(0)
  expect(begun).toEqual(['one'])
})

it('takes nothing from a page that is open in another tab where no lock tells of it, so that what grows there is not lost', async () => {
  const { work, net, rows, begun, open, stores, tick } = place(['one'], undefined, false)
  stores.get('one')!.kept.clear()
  const there = open('ana', 'one')
  await there.start()
  there.write(put('one', 'first'))
  await rest()
  there.write(put('one', 'second e\u0301'))
  await rest()
  begun.length = 0
  work.begin()
  await work.send()
  await rest()
  there.write(put('one', 'second e\u0301 and the rest 👍 سلام'))
  await rest()
  net.up = true
  await work.send()
  for (let turn = 0; turn < 4; turn++) await tick()
  there.retry()
  for (let turn = 0; turn < 4; turn++) await tick()
  expect(begun).toEqual([])
  expect(rows.get('one')?.note).toBe('second e\u0301 and the rest 👍 سلام')
  expect(there.view().state.kind).toBe('saved')
})

it('without locks sends what this very tab has left, once', async () => {
  const { work, net, rows, begun, stores, tick } = place(['one', 'two'], undefined, false)
  work.begin()
  work.pageOpens('one')
  work.pageOpens(undefined)
  await tick()
  expect(begun).toEqual(['one'])
  net.up = true
  for (let turn = 0; turn < 4; turn++) await tick()
  expect([...rows.keys()]).toEqual(['one'])
  // What another tab writes there later is its own.
  stores.get('one')!.kept.set('k-later', { key: 'k-later', tab: 'there', order: 2, attempted: false, write: put('later', 'theirs') })
  for (let turn = 0; turn < 4; turn++) await tick()
  expect(begun).toEqual(['one'])
})

it('gives up its names only when what was sent is out of storage and the others have been told', async () => {
  const { work, net, done, tick } = place(['one'])
  net.up = true
  work.begin()
  for (let turn = 0; turn < 4; turn++) await tick()
  expect(done).toEqual(['tells', 'removes k-one', 'tells', 'tells that it has reached the server', 'leaves'])
  expect(work.view().articles).toEqual([])
})

it('does not say of an article that is left that something waits there, which has been stored since it was counted', async () => {
  const { work, net, stores, tick } = place(['one'])
  const { kept } = stores.get('one')!
  work.pageOpens('one')
  work.begin()
  await tick()
  expect(work.view().articles).toMatchObject([{ assignment: 'one', waiting: 1 }])
  kept.clear()
  net.up = true
  work.pageOpens(undefined)
  expect(work.view().articles).toEqual([])
  await rest()
  expect(work.view().articles).toEqual([])
})

it('and says at once what does wait there', async () => {
  const { work, stores } = place(['one'])
  const { kept } = stores.get('one')!
  const [row] = [...kept.values()]
  kept.clear()
  work.pageOpens('one')
  work.begin()
  kept.set(row!.key, row!)
  work.pageOpens('two')
  await rest()
  expect(work.view().articles).toMatchObject([{ assignment: 'one', waiting: 1 }])
})
