import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../annotation/annotation'
import { byHand } from '../annotation/origin'
import { type Outbox, type OutboxPorts, createOutbox } from './outbox'
import type { QueuedWrite } from './queue'
import { browser, put, rest, server, world } from './test-world'
import { type SendOutcome, isAnnotation } from './write'

/** A tab as a person has it before them: what it shows of each annotation, and its outbox. */
interface Tab {
  readonly outbox: Outbox
  readonly shown: Map<string, { note: string; version: number }>
  readonly here: ReturnType<typeof world>
  /** Ends it as a killed tab ends: nothing of it runs any more. */
  kill(): void
}

async function openTab(place: { kept: Map<string, QueuedWrite>; tabs: ReturnType<typeof browser>; rows: ReadonlyMap<string, Annotation>; send: OutboxPorts['send'] }): Promise<Tab> {
  const { tabs, end } = place.tabs.tab()
  let dead = false
  const here = world((batch) => (dead ? new Promise<SendOutcome>(() => {}) : place.send(batch)), place.kept, tabs)
  const { storage } = here.ports
  const outbox = createOutbox({ ...here.ports, storage: { ...storage, change: async (kept, gone) => (dead ? undefined : storage.change(kept, gone)) } })
  const shown = new Map([...place.rows.values()].map(({ id, note, version }) => [id, { note, version }]))
  /** The newest version that the page knows, as `stored` of a working layer. */
  const known = new Map(shown)
  outbox.subscribe((stored) => {
    if (!stored || !isAnnotation(stored)) return
    const [newest, now] = [known.get(stored.id), shown.get(stored.id)]
    if (newest && newest.version > stored.version && now?.note === stored.note) return void shown.set(stored.id, newest)
    if (!newest || newest.version <= stored.version) known.set(stored.id, stored)
    shown.set(stored.id, { note: now?.note ?? stored.note, version: stored.version })
  })
  for (const write of await outbox.start()) if (write.kind === 'put') shown.set(write.id, { note: write.note, version: Math.min(write.basedOn, shown.get(write.id)?.version ?? 0) })
  const kill = () => {
    dead = true
    end()
  }
  return { outbox, shown, here, kill }
}

describe('two tabs of one outbox', () => {
  it('send each write once, and see what waits in the other', async () => {
    const { rows, accept } = server()
    const sent: string[] = []
    let up = false
    const place = { kept: new Map<string, QueuedWrite>(), tabs: browser(), rows, send: async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => {
      if (!up) return { kind: 'unreachable' }
      sent.push(...batch.map(({ write }) => write.id))
      return accept(batch)
    } }
    const one = await openTab(place)
    const other = await openTab(place)
    one.outbox.write(put('a', 'one'))
    await rest()
    await other.here.tick()
    expect(one.outbox.view().state).toEqual({ kind: 'waiting', waiting: 1 })
    expect(other.outbox.view().state).toEqual({ kind: 'elsewhere', waiting: 1, troubled: 0 })
    let told = 0
    one.outbox.onElsewhere(() => told++)
    other.outbox.write(put('b', 'other'))
    await rest()
    up = true
    for (const tab of [one, other, one, other]) await tab.here.tick()
    expect(sent.sort()).toEqual(['a', 'b'])
    expect(one.outbox.view().state.kind).toBe('saved')
    expect(other.outbox.view().state.kind).toBe('saved')
    expect(told, 'that the server has what the other wrote').toBe(1)
  })

  it('one that is told that the other has reached the server tries again at once, and says that a person is needed there', async () => {
    const { rows, accept } = server()
    rows.set('a', { ...put('a', 'before'), origin: byHand, assignmentId: 'x', version: 1, deleted: false, changedAt: '' })
    const place = { kept: new Map<string, QueuedWrite>(), tabs: browser(), rows, send: async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => accept(batch) }
    let up = false
    const one = await openTab({ ...place, send: async (batch) => (up ? accept(batch) : { kind: 'unreachable' }) })
    const other = await openTab(place)
    one.outbox.write(put('a', 'one', 1))
    await rest()
    expect(one.outbox.view().state).toEqual({ kind: 'waiting', waiting: 1 })
    up = true
    // No clock ticks here for the first tab: what it waits for is not its time.
    other.outbox.write(put('a', 'other', 1))
    await rest()
    expect(one.outbox.view().state).toMatchObject({ kind: 'needsYou', waiting: 1, troubles: [{ write: { note: 'one' }, trouble: { kind: 'conflict', current: { note: 'other' } } }] })
    await other.here.tick()
    expect(other.outbox.view().state).toEqual({ kind: 'elsewhere', waiting: 1, troubled: 1 })
  })

  it('one killed while it sends: the other sees to it, and the server stores it once', async () => {
    const { rows, accept, stores } = server()
    const place = { kept: new Map<string, QueuedWrite>(), tabs: browser(), rows, send: async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => accept(batch) }
    const one = await openTab({ ...place, send: async (batch) => {
      accept(batch)
      return new Promise(() => {})
    } })
    const other = await openTab(place)
    one.outbox.write(put('a', 'one'))
    await rest()
    expect(stores()).toBe(1)
    one.kill()
    await rest()
    expect(stores()).toBe(1)
    expect(place.kept.size).toBe(0)
    expect(other.outbox.view().state.kind).toBe('saved')
  })

  it('a change that a closed tab left is not laid over by one that never saw it', async () => {
    const { rows, accept, store } = server()
    store(put('a', 'first'))
    let up = false
    const place = { kept: new Map<string, QueuedWrite>(), tabs: browser(), rows, send: async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => (up ? accept(batch) : { kind: 'unreachable' }) }
    const one = await openTab(place)
    const other = await openTab(place)
    one.outbox.write(put('a', 'of the closed tab', 1))
    await rest()
    one.kill()
    await rest()
    up = true
    await other.here.tick()
    expect(rows.get('a')?.note).toBe('of the closed tab')
    expect(other.shown.get('a')).toEqual({ note: 'first', version: 1 })
    other.outbox.write(put('a', 'of the open one', 1))
    await rest()
    expect(other.outbox.view().state).toMatchObject({ kind: 'needsYou', troubles: [{ write: { note: 'of the open one' }, trouble: { current: { note: 'of the closed tab' } } }] })
  })

  it('what a closed tab left in conflict becomes the open one’s own where it is kept, and where that waits for something of its own, stays apart', async () => {
    for (const own of [false, true]) {
      const { rows, accept, store } = server()
      store(put('a', 'first'))
      store(put('a', 'theirs', 1))
      let up = true
      const place = { kept: new Map<string, QueuedWrite>(), tabs: browser(), rows: new Map<string, Annotation>(), send: async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => (up ? accept(batch) : { kind: 'unreachable' }) }
      const one = await openTab({ ...place, send: async () => ({ kind: 'unreachable' }) })
      const other = await openTab(place)
      one.outbox.write(put('a', 'of the closed tab', 1))
      await rest()
      await other.here.tick()
      one.kill()
      await rest()
      expect(other.outbox.view()).toMatchObject({ state: { kind: 'needsYou', troubles: [{ write: { note: 'of the closed tab' } }] }, unsent: [] })
      up = false
      if (own) other.outbox.write(put('a', 'of the open one', 1))
      await rest()
      other.outbox.resolve('a', 'mine')
      expect(other.outbox.view().unsent).toMatchObject([{ write: { note: own ? 'of the open one' : 'of the closed tab' } }])
      up = true
      const confirmed: unknown[] = []
      other.outbox.subscribe((stored) => void (stored && confirmed.push(stored)))
      for (let turn = 0; turn < 3; turn++) await other.here.tick()
      expect(rows.get('a')).toMatchObject({ note: 'of the closed tab', version: 3 })
      if (own) expect(other.outbox.view().state).toMatchObject({ kind: 'needsYou', troubles: [{ write: { note: 'of the open one' } }] })
      else expect(confirmed).toMatchObject([{ note: 'of the closed tab', version: 3 }])
      other.outbox.stop()
    }
  })

  type Step = { in: number } & ({ edit: string } | { kill: true } | { tick: true } | { choose: 'mine' | 'theirs' })
  const which = fc.integer({ min: 0, max: 2 })
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ in: which, edit: fc.constantFrom('a', 'b') }) },
    { weight: 1, arbitrary: fc.record({ in: which, kill: fc.constant(true as const) }) },
    { weight: 4, arbitrary: fc.record({ in: which, tick: fc.constant(true as const) }) },
    { weight: 1, arbitrary: fc.record({ in: which, choose: fc.constantFrom('mine' as const, 'theirs' as const) }) },
  )

  it('lose nothing, store nothing twice and overwrite nothing unseen, killed and opened at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.array(fc.constantFrom('none', 'refuses', 'losesAnswer'), { maxLength: 30 }), async (steps, faults) => {
        /** What its writer saw when they wrote a note; a note is written once. */
        const seen = new Map<string, Set<string>>()
        const stored = new Set<string>()
        const { rows, accept } = server((next, before) => {
          expect(stored.has(next.note), `${next.note} is stored twice`).toBe(false)
          stored.add(next.note)
          if (before) expect(seen.get(next.note), `${next.note} was laid over ${before.note}, which its writer had not seen`).toContain(before.note)
        })
        const plan = [...faults]
        const place = {
          kept: new Map<string, QueuedWrite>(), tabs: browser(), rows,
          send: async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => {
            const fault = plan.shift() ?? 'none'
            if (fault === 'refuses') return { kind: 'unreachable' }
            const outcome = accept(batch)
            return fault === 'losesAnswer' ? { kind: 'unreachable' } : outcome
          },
        }
        const tabs = [await openTab(place), await openTab(place), await openTab(place)]
        let notes = 0
        const given = new Set<string>()
        const choose = (tab: Tab, choice: 'mine' | 'theirs') => {
          const { state } = tab.outbox.view()
          const item = state.kind === 'needsYou' ? state.troubles[0] : undefined
          if (!item || item.trouble?.kind !== 'conflict' || item.write.kind !== 'put') return false
          const { current } = item.trouble
          if (!isAnnotation(current)) return false
          const { unsent } = tab.outbox.view()
          const own = unsent.includes(item)
          const free = !unsent.some(({ write }) => write.id === item.write.id)
          // As the page does: it shows what is chosen, but never over what it has yet to send.
          if (choice === 'mine' && free) tab.shown.set(item.write.id, { note: item.write.note, version: current.version })
          if (choice === 'mine') for (const note of [current.note, ...(seen.get(current.note) ?? [])]) seen.get(item.write.note)!.add(note)
          else {
            if (own || free) tab.shown.set(item.write.id, current)
            given.add(item.write.note)
          }
          tab.outbox.resolve(item.write.id, choice)
          return true
        }
        for (const one of steps) {
          const tab = tabs[one.in]!
          if ('edit' in one) {
            const before = tab.shown.get(one.edit)
            const note = `n${(notes += 1)}`
            seen.set(note, new Set(before ? [before.note, ...(seen.get(before.note) ?? [])] : []))
            tab.shown.set(one.edit, { note, version: before?.version ?? 0 })
            tab.outbox.write(put(one.edit, note, before?.version ?? 0))
          } else if ('kill' in one) {
            await rest()
            tab.kill()
            tabs[one.in] = await openTab(place)
          } else if ('choose' in one) choose(tab, one.choose)
          else await tab.here.tick()
        }
        for (let turn = 0; turn < 120; turn++) {
          for (const tab of tabs) {
            await tab.here.tick()
            choose(tab, 'mine')
          }
        }
        expect(tabs.map((tab) => tab.outbox.view().state.kind)).toEqual(['saved', 'saved', 'saved'])
        expect(place.kept.size).toBe(0)
        // Every note was stored, given up by choice, or written over in the browser by one whose writer had seen it.
        for (const note of seen.keys()) expect(stored.has(note) || given.has(note) || [...seen.values()].some((before) => before.has(note)), `${note} is lost`).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

it('asks for the names of all tabs that left something at once, so that one that is there is waited for, and not each in turn', async () => {
  const { rows, accept } = server()
  const left = (tab: string): [string, QueuedWrite] => [`k-${tab}`, { key: `k-${tab}`, tab, order: 1, attempted: false, write: put(tab, 'e\u0301 👍 سلام') }]
  const asked: string[] = []
  const answers: (() => void)[] = []
  const place = browser()
  for (const name of ['one', 'two']) await place.tab().tabs.join(name)
  const { tabs } = place.tab()
  const here = world(async (batch) => accept(batch), new Map(['one', 'two', 'gone'].map(left)), { ...tabs, inherit: (tab) => {
    asked.push(tab)
    return tab === 'gone' ? tabs.inherit(tab) : new Promise((done) => answers.push(() => done(false)))
  } })
  const started = createOutbox(here.ports).start()
  await rest()
  expect(asked).toEqual(['one', 'two', 'gone'])
  for (const answer of answers) answer()
  expect(await started).toMatchObject([{ id: 'gone' }])
  await rest()
  expect(rows.has('gone')).toBe(true)
})
