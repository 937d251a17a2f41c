import { describe, expect, it } from 'vitest'
import { type Answer, sameValue } from './answer'
import { type AnswerOutcome, type WaitingAnswer, valueOf } from './answer-book'
import { type AnswerPorts, createAnswerOutbox } from './answer-outbox'

/** A server with one rule, a network that can be cut, and a browser that keeps what it was given. */
function world(given: { kept?: Map<string, WaitingAnswer>; stored?: Answer[] } = {}) {
  const kept = given.kept ?? new Map<string, WaitingAnswer>()
  const server = new Map((given.stored ?? []).map((one) => [one.question, one]))
  const log: string[] = []
  const timers: (() => void)[] = []
  const state = { online: true, fault: null as null | 'refuse' | 'loseAnswer' | 'signedOut' | 'locked', changed: () => {} }
  const ports: AnswerPorts = {
    send: async ({ question, value, basedOn }): Promise<AnswerOutcome> => {
      log.push(`${question}@${basedOn}`)
      if (state.fault === 'refuse') return { kind: 'unreachable' }
      if (state.fault === 'signedOut') return { kind: 'signedOut' }
      if (state.fault === 'locked') return { kind: 'refused', problem: { code: 'refused', message: 'Locked.' } }
      const current = server.get(question)
      if (current && current.version === basedOn + 1 && sameValue(current.value, value)) return { kind: 'stored', answer: current }
      if ((current?.version ?? 0) !== basedOn) return { kind: 'conflict', current: current! }
      const answer = { question, value, version: basedOn + 1, changedAt: '' }
      server.set(question, answer)
      return state.fault === 'loseAnswer' ? { kind: 'unreachable' } : { kind: 'stored', answer }
    },
    storage: { load: () => [...kept.values()], put: (one) => void kept.set(one.question, one), remove: (question) => void kept.delete(question) },
    after: (_, run) => {
      timers.push(run)
      return () => void timers.splice(timers.indexOf(run), 1)
    },
    network: { online: () => state.online, onChange: (listener) => { state.changed = listener; return () => {} } },
    random: () => 1,
  }
  const outbox = createAnswerOutbox(given.stored ?? [], ports)
  return { outbox, server, kept, log, state, tick: () => timers.splice(0).forEach((run) => run()), ports }
}
const rest = () => new Promise((done) => setTimeout(done, 5))

describe('the outbox of the answers', () => {
  it('sends what is answered, says so only then, and keeps nothing afterwards', async () => {
    const { outbox, server, kept } = world()
    outbox.start()
    outbox.answer('genre', 'שלום 🙂')
    expect(outbox.view().state).toEqual({ kind: 'saving', waiting: 1 })
    await rest()
    expect(outbox.view().state).toEqual({ kind: 'saved' })
    expect([server.get('genre')?.value, kept.size]).toEqual(['שלום 🙂', 0])
  })

  it('sends the latest of several on top of the one under way', async () => {
    const { outbox, server, log } = world()
    outbox.start()
    for (const value of ['one', 'two', 'three']) outbox.answer('genre', value)
    await rest()
    expect(server.get('genre')).toMatchObject({ value: 'three', version: 2 })
    expect(log).toEqual(['genre@0', 'genre@1'])
  })

  it('waits without a network, and for a server that does not answer', async () => {
    const { outbox, server, state, tick } = world()
    state.online = false
    outbox.start()
    outbox.answer('genre', 'offline')
    expect(outbox.view().state).toEqual({ kind: 'offline', waiting: 1 })
    state.online = true
    state.fault = 'refuse'
    state.changed()
    await rest()
    expect(outbox.view().state).toEqual({ kind: 'waiting', waiting: 1 })
    state.fault = null
    tick()
    await rest()
    expect([server.get('genre')?.value, outbox.view().state.kind]).toEqual(['offline', 'saved'])
  })

  it('stores once what was stored and whose answer was lost, also if it was changed since', async () => {
    const { outbox, server, state, tick } = world()
    outbox.start()
    state.fault = 'loseAnswer'
    outbox.answer('genre', 'first')
    await rest()
    outbox.answer('genre', 'second')
    state.fault = null
    tick()
    await rest()
    expect(server.get('genre')).toMatchObject({ value: 'second', version: 2 })
    expect(outbox.view().state.kind).toBe('saved')
  })

  it('finds what an earlier visit left', async () => {
    const before = world()
    before.state.fault = 'refuse'
    before.outbox.start()
    before.outbox.answer('genre', 'unsent')
    await rest()
    before.outbox.stop()
    const again = world({ kept: before.kept })
    again.outbox.start()
    expect(valueOf(again.outbox.view().book, 'genre')).toBe('unsent')
    await rest()
    expect([again.server.get('genre')?.value, again.kept.size]).toEqual(['unsent', 0])
  })

  it.each(['mine', 'theirs'] as const)('keeps both versions of a conflict until somebody takes %s', async (choice) => {
    const current = { question: 'genre', value: 'theirs', version: 2, changedAt: '' }
    const { outbox, server, log } = world({ stored: [{ ...current, value: 'old', version: 1 }] })
    server.set('genre', current)
    outbox.start()
    outbox.answer('genre', 'mine')
    await rest()
    expect(outbox.view().state).toMatchObject({ kind: 'needsYou', waiting: 1 })
    expect(outbox.view().book.waiting.get('genre')?.trouble).toEqual({ kind: 'conflict', current })
    const asked = log.length
    outbox.retry()
    await rest()
    expect(log).toHaveLength(asked)
    outbox.resolve('genre', choice)
    await rest()
    expect([valueOf(outbox.view().book, 'genre'), server.get('genre')?.value, outbox.view().state.kind]).toEqual([choice, choice, 'saved'])
  })

  it('keeps what is refused or comes from somebody signed out', async () => {
    const { outbox, state, kept, server } = world()
    outbox.start()
    state.fault = 'signedOut'
    outbox.answer('genre', 'kept')
    await rest()
    expect(outbox.view().state).toMatchObject({ kind: 'needsYou', signedOut: true })
    state.fault = 'locked'
    outbox.retry()
    await rest()
    expect(outbox.view().book.waiting.get('genre')?.trouble).toMatchObject({ kind: 'refused' })
    expect(kept.size).toBe(1)
    outbox.resolve('genre', 'theirs')
    await rest()
    expect([valueOf(outbox.view().book, 'genre'), kept.size, server.size]).toEqual([null, 0, 0])
  })

  it('says when the browser keeps nothing, and sends all the same', async () => {
    const { ports, server } = world()
    const fails = () => { throw new Error('full') }
    const outbox = createAnswerOutbox([], { ...ports, storage: { load: fails, put: fails, remove: fails } })
    outbox.start()
    outbox.answer('genre', 'still sent')
    await rest()
    expect([outbox.view().unkept, server.get('genre')?.value]).toEqual([true, 'still sent'])
  })

  it('sends nothing for what is so already', async () => {
    const { outbox, log } = world({ stored: [{ question: 'genre', value: ['a'], version: 1, changedAt: '' }] })
    outbox.start()
    outbox.answer('genre', ['a'])
    await rest()
    expect(log).toEqual([])
  })
})
