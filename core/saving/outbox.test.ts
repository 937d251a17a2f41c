import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { put, server, world } from './test-world'
import { createOutbox } from './outbox'
import type { QueuedWrite } from './queue'
import type { SendOutcome } from './write'

describe('outbox', () => {
  it('says Saved only after the answer', async () => {
    const { rows, accept } = server()
    let answer: (() => void) | undefined
    const { ports, rest, kept } = world((batch) => new Promise((done) => (answer = () => done(accept(batch)))))
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

  it('begins to keep a write while the one before it is still being kept, for the page may be gone next', async () => {
    const { ports, rest } = world(async () => ({ kind: 'unreachable' }))
    const begun: string[] = []
    const outbox = createOutbox({ ...ports, storage: { ...ports.storage, change: (kept) => {
      begun.push(...kept.map(({ write }) => write.id))
      return new Promise(() => {})
    } } })
    await outbox.start()
    outbox.write(put('a', '1'))
    outbox.write(put('b', 'typed as the page went'))
    expect(new Set(begun)).toEqual(new Set(['a', 'b']))
    await rest()
    expect(outbox.view().state.kind).toBe('saving')
  })

  it('waits, says so, and comes through when the server is back', async () => {
    const { accept } = server()
    let up = false
    const { ports, rest, tick } = world(async (batch) => (up ? accept(batch) : { kind: 'unreachable' }))
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

  it('sends although the browser believes itself offline: the server may be on the same machine', async () => {
    const { rows, accept } = server()
    const { ports, rest, setOnline } = world(async (batch) => accept(batch))
    const outbox = createOutbox(ports)
    setOnline(false)
    await outbox.start()
    expect(outbox.view().state.kind).toBe('saved')
    outbox.write(put('a', '1'))
    await rest()
    expect(rows.get('a')?.note).toBe('1')
    expect(outbox.view().state.kind).toBe('saved')
  })

  it('is called offline only once nothing has come through, keeps trying, and sends everything as soon as there is a network', async () => {
    const { rows, accept } = server()
    let reachable = false
    let asked = 0
    const { ports, rest, tick, setOnline } = world(async (batch) => {
      asked++
      return reachable ? accept(batch) : { kind: 'unreachable', unanswered: true }
    })
    const outbox = createOutbox(ports)
    await outbox.start()
    setOnline(false)
    outbox.write(put('a', '1'))
    expect(outbox.view().state).toEqual({ kind: 'saving', waiting: 1 })
    await rest()
    expect(outbox.view().state).toEqual({ kind: 'offline', waiting: 1 })
    await tick()
    expect(asked).toBe(2)
    expect(outbox.view().state).toEqual({ kind: 'offline', waiting: 1 })
    reachable = true
    setOnline(true)
    await rest()
    expect(rows.size).toBe(1)
    expect(outbox.view().state.kind).toBe('saved')
  })

  it('is not called offline by what a server has answered, nor where the browser knows of a network', async () => {
    for (const [online, unanswered] of [[false, false], [true, true]] as const) {
      const { ports, rest, setOnline } = world(async () => ({ kind: 'unreachable', ...(unanswered && { unanswered }) }))
      const outbox = createOutbox(ports)
      await outbox.start()
      setOnline(online)
      outbox.write(put('a', '1'))
      await rest()
      expect(outbox.view().state).toEqual({ kind: 'waiting', waiting: 1 })
    }
  })

  it('says that something waits only once it is in this browser’s storage', async () => {
    const { ports, rest, kept, setOnline } = world(async () => ({ kind: 'unreachable', unanswered: true }))
    const written: (() => void)[] = []
    const outbox = createOutbox({ ...ports, storage: { ...ports.storage, change: async (...changed) => {
      await new Promise<void>((done) => written.push(done))
      await ports.storage.change(...changed)
    } } })
    await outbox.start()
    setOnline(false)
    outbox.write(put('a', '1'))
    outbox.write(put('b', '1'))
    await rest()
    expect(outbox.view().state).toEqual({ kind: 'saving', waiting: 2 })
    while (kept.size < 2) {
      expect(outbox.view().state).toEqual({ kind: 'saving', waiting: 2 })
      written.shift()!()
      await rest()
    }
    for (const done of written) done()
    await rest()
    expect(outbox.view().state).toEqual({ kind: 'offline', waiting: 2 })
    expect(kept.size).toBe(2)
  })

  it('keeps the work when the session has ended, and sends it after signing in', async () => {
    const { rows, accept } = server()
    let signedIn = false
    const { ports, rest } = world(async (batch) => (signedIn ? accept(batch) : { kind: 'signedOut', stranger: true }))
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('a', '1'))
    await rest()
    expect(outbox.view().state).toMatchObject({ kind: 'needsYou', signedOut: true, stranger: true, waiting: 1 })
    signedIn = true
    outbox.retry()
    await rest()
    expect(rows.get('a')?.note).toBe('1')
  })

  it('keeps a write, and that it goes out, in one transaction; many of them too', async () => {
    const { rows, accept } = server()
    const changes: string[] = []
    const { ports, rest } = world(async (batch) => accept(batch))
    const outbox = createOutbox({ ...ports, storage: { ...ports.storage, change: (kept, gone) => {
      changes.push(`${kept.length} kept, ${kept.filter(({ attempted }) => attempted).length} of them sent, ${gone.length} gone`)
      return ports.storage.change(kept, gone)
    } } })
    await outbox.start()
    outbox.write(put('a', 'e\u0301 👍 سلام'))
    await rest()
    expect(changes).toEqual(['1 kept, 1 of them sent, 0 gone', '0 kept, 0 of them sent, 1 gone'])
    changes.length = 0
    const ids = Array.from({ length: 120 }, (_, n) => `b${n}`)
    outbox.writeAll(ids.map((id) => put(id, 'x')))
    for (let turn = 0; turn < 4; turn++) await rest()
    expect(changes).toEqual(['120 kept, 50 of them sent, 0 gone', '50 kept, 50 of them sent, 50 gone', '20 kept, 20 of them sent, 50 gone', '0 kept, 0 of them sent, 20 gone'])
    expect([...rows.keys()]).toEqual(['a', ...ids])
    expect(outbox.view().state.kind).toBe('saved')
  })

  it('asks the browser to let it stay once something could not be sent, and not for what goes through at once', async () => {
    const { accept } = server()
    let up = true
    const { ports, rest, stays } = world(async (batch) => (up ? accept(batch) : { kind: 'unreachable' }))
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('a', '1'))
    await rest()
    expect(stays).toEqual([])
    up = false
    outbox.write(put('b', '1'))
    await rest()
    expect(stays).toEqual([1])
  })

  it('asks about a conflict, and keeps both sides until it is told', async () => {
    const { rows, accept, store } = server()
    store(put('a', 'before'))
    store(put('a', 'theirs', 1))
    const { ports, rest } = world(async (batch) => accept(batch))
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
    const { ports, rest } = world(async (batch) => accept(batch))
    const outbox = createOutbox({ ...ports, storage: { ...ports.storage, change: () => Promise.reject(new Error('full')) } })
    await outbox.start()
    outbox.write(put('a', '1'))
    await rest()
    expect(outbox.view()).toEqual({ state: { kind: 'saved' }, unsent: [], unkept: true })
    expect(rows.size).toBe(1)
  })

  it('sends what waits in one request, each write once', async () => {
    const { rows, accept } = server()
    const sizes: number[] = []
    let up = false
    const { ports, rest, tick } = world(async (batch) => {
      if (!up) return { kind: 'unreachable' }
      sizes.push(batch.length)
      return accept(batch)
    })
    const outbox = createOutbox(ports)
    await outbox.start()
    for (let n = 0; n < 30; n++) outbox.write(put(`a${n}`, 'x'))
    await rest()
    up = true
    for (let turn = 0; turn < 8; turn++) await tick()
    expect(rows.size).toBe(30)
    expect(sizes.length).toBeLessThanOrEqual(6)
    expect(outbox.view().state.kind).toBe('saved')
  })

  it('parts a batch that is refused as a whole, until only the write at fault waits for a person', async () => {
    const { rows, accept } = server()
    const problem = { code: 'tooLarge', message: 'Too large.' } as const
    const { ports, rest } = world(async (batch) => (batch.some(({ write }) => write.id === 'bad') ? { kind: 'refused', problem } : accept(batch)))
    const outbox = createOutbox(ports)
    await outbox.start()
    for (const id of ['a', 'b', 'bad', 'c', 'd']) outbox.write(put(id, 'x'))
    await rest()
    expect([...rows.keys()].sort()).toEqual(['a', 'b', 'c', 'd'])
    expect(outbox.view().state).toMatchObject({ kind: 'needsYou', waiting: 1, troubles: [{ write: { id: 'bad' }, trouble: { kind: 'refused' } }] })
  })

  it('passes by a write that the server stumbles over each time, and what hangs on it, and keeps it for when it does not', async () => {
    const { rows, accept } = server()
    let mended = false
    const sent: string[] = []
    const { ports, rest, tick, kept } = world(async (batch) => {
      sent.push(batch.map(({ write }) => write.id).join(' '))
      return !mended && batch.some(({ write }) => write.id === 'bad') ? { kind: 'unreachable', stumbled: true } : accept(batch)
    })
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('bad', 'e\u0301 👍 سلام'))
    await rest()
    outbox.write(put('bad', 'changed since'))
    outbox.write({ kind: 'message', id: 'm', basedOn: 0, annotation: 'bad', text: 'Is this one?' })
    for (let n = 0; n < 20; n++) outbox.write(put(`a${n}`, 'x'))
    for (let turn = 0; turn < 12; turn++) await tick()
    expect([...rows.keys()].sort()).toEqual(Array.from({ length: 20 }, (_, n) => `a${n}`).sort())
    expect(kept.size).toBe(3)
    expect(sent.join(' ')).not.toContain('m')
    expect(outbox.view().state).toEqual({ kind: 'waiting', waiting: 3 })
    // What is written now waits for one more stumble at most.
    outbox.write(put('b', 'new'))
    await tick()
    await tick()
    expect(rows.has('b')).toBe(true)
    mended = true
    for (let turn = 0; turn < 4; turn++) await tick()
    expect(rows.get('bad')).toMatchObject({ note: 'changed since', version: 2 })
  })

  it('does not pass by what is not answered at all: then nothing else would come through either', async () => {
    const sent: string[] = []
    const { ports, rest, tick } = world(async (batch) => {
      sent.push(batch.map(({ write }) => write.id).join(' '))
      return { kind: 'unreachable' }
    })
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('a', '1'))
    await rest()
    outbox.write(put('b', '1'))
    for (let turn = 0; turn < 6; turn++) await tick()
    expect(new Set(sent)).toEqual(new Set(['a']))
  })

  it('does not ask about a conflict that is none', async () => {
    const { rows, accept, store } = server()
    store(put('a', 'before'))
    let stumbles = 1
    const { ports, rest, tick } = world(async (batch) =>
      stumbles-- > 0 ? { kind: 'answered', outcomes: batch.map(({ key }) => ({ key, outcome: { kind: 'conflict', current: rows.get('a')! } })) } : accept(batch))
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('a', 'after', 1))
    await rest()
    expect(outbox.view().state).toEqual({ kind: 'waiting', waiting: 1 })
    await tick()
    expect(outbox.view().state.kind).toBe('saved')
    expect(rows.get('a')).toMatchObject({ note: 'after', version: 2 })
  })

  it('tells of what is kept for the lead until the person has understood', async () => {
    const problem = { code: 'refused', message: 'You have submitted this article.' } as const
    const { ports, rest, kept } = world(async (batch) => ({ kind: 'answered', outcomes: batch.map(({ key }) => ({ key, outcome: { kind: 'kept', problem } })) }))
    const outbox = createOutbox(ports)
    await outbox.start()
    outbox.write(put('a', 'late'))
    await rest()
    expect(outbox.view().state).toMatchObject({ kind: 'needsYou', troubles: [{ trouble: { kind: 'kept', problem } }] })
    expect(kept.size).toBe(1)
    outbox.resolve('a', 'theirs')
    await rest()
    expect(outbox.view().state.kind).toBe('saved')
    expect(kept.size).toBe(0)
  })

  type Step = { edit: string; note: string } | { remove: string } | { reload: true } | { tick: true }
  type Fault = 'none' | 'refuses' | 'losesAnswer' | 'answersHalf'
  const id = fc.constantFrom('a', 'b', 'c')
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ edit: id, note: fc.string({ maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ remove: id }) },
    { weight: 1, arbitrary: fc.constant({ reload: true as const }) },
    { weight: 4, arbitrary: fc.constant({ tick: true as const }) },
  )

  it('loses nothing and stores nothing twice, whatever the network does, wherever batches are cut and however often the page is reloaded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.array(fc.constantFrom<Fault>('none', 'refuses', 'losesAnswer', 'answersHalf'), { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), async (steps, faults, cut) => {
        const { rows, accept, stores } = server()
        const plan = [...faults]
        /** The server may take less than it was sent, as when a proxy cuts a request into two and loses the second. */
        const transport = async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => {
          const fault = plan.shift() ?? 'none'
          if (fault === 'refuses') return { kind: 'unreachable' }
          const outcome = accept(fault === 'answersHalf' ? batch.slice(0, cut) : batch)
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
