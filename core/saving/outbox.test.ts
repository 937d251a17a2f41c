import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../annotation/annotation'
import { codePoint } from '../text/offset'
import { type OutboxPorts, createOutbox } from './outbox'
import type { QueuedWrite } from './queue'
import { type PutAnnotation, type SendOutcome, type Write, isSatisfiedBy } from './write'

const put = (id: string, note: string, basedOn = 0): PutAnnotation => ({
  kind: 'put', id, basedOn, tag: 'labelling', note, attributes: {}, quotes: ['e\u0301 👍 سلام'],
  extent: [{ start: codePoint(0), end: codePoint(9) }],
})

/** A server with the rules of the API: versions, repeats that change nothing, conflicts that say how it stands. */
function server() {
  const rows = new Map<string, Annotation>()
  let stores = 0
  const accept = (write: Write): SendOutcome => {
    const row = rows.get(write.id)
    const version = row?.version ?? 0
    if (row && write.basedOn === version - 1 && isSatisfiedBy(write, row)) return { kind: 'stored', annotation: row }
    if (write.basedOn !== version) return row ? { kind: 'conflict', current: row } : { kind: 'refused', problem: { code: 'notFound', message: 'gone' } }
    const content = write.kind === 'put' ? write : row!
    const { tag, extent, quotes, note, attributes } = content
    const next: Annotation = { id: write.id, tag, extent, quotes, note, attributes, version: version + 1, deleted: write.kind === 'delete', assignmentId: 'x', changedAt: '' }
    rows.set(write.id, next)
    stores++
    return { kind: 'stored', annotation: next }
  }
  return { rows, accept, stores: () => stores }
}

/** Keys go on rising from one visit to the next, as those made from the time do. */
let key = 0

/** A world without a clock of its own: timers run when told to. */
function world(send: (write: Write) => Promise<SendOutcome>, kept = new Map<string, QueuedWrite>()) {
  const timers = new Set<() => void>()
  const listeners = new Set<() => void>()
  let online = true
  const ports: OutboxPorts = {
    send,
    storage: {
      load: async () => [...kept.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
      put: async (item) => void kept.set(item.key, structuredClone(item)),
      remove: async (gone) => void kept.delete(gone),
    },
    after: (_, run) => {
      timers.add(run)
      return () => timers.delete(run)
    },
    network: {
      online: () => online,
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    newKey: () => `k${String((key += 1)).padStart(9, '0')}`,
    random: () => 0.5,
  }
  const rest = async () => {
    for (let turn = 0; turn < 100; turn++) await Promise.resolve()
  }
  const tick = async () => {
    for (const run of [...timers]) {
      timers.delete(run)
      run()
    }
    await rest()
  }
  const setOnline = (value: boolean) => {
    online = value
    for (const listener of listeners) listener()
  }
  return { ports, kept, rest, tick, setOnline }
}

describe('outbox', () => {
  it('says Saved only after the answer', async () => {
    const { rows, accept } = server()
    let answer: (() => void) | undefined
    const { ports, rest, kept } = world((write) => new Promise((done) => (answer = () => done(accept(write)))))
    const outbox = createOutbox(ports)
    expect(outbox.view().state.kind).toBe('opening')
    await outbox.start()
    expect(outbox.view().state.kind).toBe('saved')
    outbox.write(put('a', 'first'))
    await rest()
    expect(outbox.view().state).toEqual({ kind: 'saving', waiting: 1 })
    expect([...kept.values()]).toMatchObject([{ attempted: true }])
    answer!()
    await rest()
    expect(outbox.view().state.kind).toBe('saved')
    expect(rows.get('a')?.note).toBe('first')
    expect(kept.size).toBe(0)
  })

  it('waits, says so, and comes through when the server is back', async () => {
    const { accept } = server()
    let up = false
    const { ports, rest, tick } = world(async (write) => (up ? accept(write) : { kind: 'unreachable' }))
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('a', '1'))
    outbox.write(put('b', '1'))
    await rest()
    expect(outbox.view().state).toEqual({ kind: 'waiting', waiting: 2 })
    up = true
    await tick()
    expect(outbox.view().state.kind).toBe('saved')
  })

  it('says within a second that no answer has come', async () => {
    const { ports, rest, tick } = world(() => new Promise(() => {}))
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('a', '1'))
    await rest()
    await tick()
    expect(outbox.view().state).toEqual({ kind: 'waiting', waiting: 1 })
  })

  it('sends nothing while offline, and everything afterwards', async () => {
    const { rows, accept } = server()
    const { ports, rest, setOnline } = world(async (write) => accept(write))
    const outbox = createOutbox(ports)
    await outbox.start()
    setOnline(false)
    outbox.write(put('a', '1'))
    await rest()
    expect(outbox.view().state).toEqual({ kind: 'offline', waiting: 1 })
    expect(rows.size).toBe(0)
    setOnline(true)
    await rest()
    expect(rows.size).toBe(1)
    expect(outbox.view().state.kind).toBe('saved')
  })

  it('keeps the work when the session has ended, and sends it after signing in', async () => {
    const { rows, accept } = server()
    let signedIn = false
    const { ports, rest } = world(async (write) => (signedIn ? accept(write) : { kind: 'signedOut' }))
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('a', '1'))
    await rest()
    expect(outbox.view().state).toMatchObject({ kind: 'needsYou', signedOut: true, waiting: 1 })
    signedIn = true
    outbox.retry()
    await rest()
    expect(rows.get('a')?.note).toBe('1')
  })

  it('asks about a conflict, and keeps both sides until it is told', async () => {
    const { rows, accept } = server()
    accept(put('a', 'before'))
    accept(put('a', 'theirs', 1))
    const { ports, rest } = world(async (write) => accept(write))
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('a', 'mine', 1))
    await rest()
    expect(outbox.view().state).toMatchObject({ kind: 'needsYou', troubles: [{ write: { note: 'mine' }, trouble: { current: { note: 'theirs' } } }] })
    outbox.resolve('a', 'mine')
    await rest()
    expect(rows.get('a')).toMatchObject({ note: 'mine', version: 3 })
    expect(outbox.view().state.kind).toBe('saved')
  })

  it('goes on, and says so, when the browser keeps nothing', async () => {
    const { rows, accept } = server()
    const { ports, rest } = world(async (write) => accept(write))
    const outbox = createOutbox({ ...ports, storage: { ...ports.storage, put: () => Promise.reject(new Error('full')) } })
    await outbox.start()
    outbox.write(put('a', '1'))
    await rest()
    expect(outbox.view()).toEqual({ state: { kind: 'saved' }, unkept: true })
    expect(rows.size).toBe(1)
  })

  type Step = { edit: string; note: string } | { remove: string } | { reload: true } | { tick: true }
  type Fault = 'none' | 'refuses' | 'losesAnswer'
  const id = fc.constantFrom('a', 'b', 'c')
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ edit: id, note: fc.string({ maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ remove: id }) },
    { weight: 1, arbitrary: fc.constant({ reload: true as const }) },
    { weight: 4, arbitrary: fc.constant({ tick: true as const }) },
  )

  it('loses nothing and stores nothing twice, whatever the network does and however often the page is reloaded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.array(fc.constantFrom<Fault>('none', 'refuses', 'losesAnswer'), { maxLength: 40 }), async (steps, faults) => {
        const { rows, accept, stores } = server()
        const plan = [...faults]
        const transport = async (write: Write): Promise<SendOutcome> => {
          const fault = plan.shift() ?? 'none'
          if (fault === 'refuses') return { kind: 'unreachable' }
          const outcome = accept(write)
          return fault === 'losesAnswer' ? { kind: 'unreachable' } : outcome
        }
        const kept = new Map<string, QueuedWrite>()
        let here = world(transport, kept)
        let outbox = createOutbox(here.ports)
        await outbox.start()
        /** What the person believes to be so: null is deleted. */
        const meant = new Map<string, string | null>()
        let writes = 0
        for (const one of steps) {
          if ('edit' in one) {
            meant.set(one.edit, one.note)
            outbox.write(put(one.edit, one.note, rows.get(one.edit)?.version ?? 0))
            writes++
          } else if ('remove' in one && typeof meant.get(one.remove) === 'string') {
            meant.set(one.remove, null)
            outbox.write({ kind: 'delete', id: one.remove, basedOn: rows.get(one.remove)?.version ?? 0 })
            writes++
          } else if ('reload' in one) {
            await here.rest()
            outbox.stop()
            here = world(transport, kept)
            outbox = createOutbox(here.ports)
            await outbox.start()
          } else await here.tick()
          if (outbox.view().state.kind === 'saved')
            for (const [key, note] of meant) expect(rows.get(key)).toMatchObject(note === null ? { deleted: true } : { note, deleted: false })
        }
        for (let turn = 0; turn < 60; turn++) await here.tick()
        expect(outbox.view().state.kind).toBe('saved')
        expect(kept.size).toBe(0)
        for (const [key, note] of meant) expect(rows.get(key)).toMatchObject(note === null ? { deleted: true } : { note, deleted: false })
        expect(stores()).toBeLessThanOrEqual(writes)
      }),
      { numRuns: 300 },
    )
  })
})
