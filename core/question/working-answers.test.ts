import { describe, expect, it } from 'vitest'
import { createOutbox } from '../saving/outbox'
import { type Standing, type Write, isAnswer } from '../saving/write'
import { rest, world } from '../saving/test-world'
import type { SendOutcome } from '../saving/write'
import type { QueuedWrite } from '../saving/queue'
import type { Answer, AnswerValue } from './answer'
import { say, valueOf, valuesOf, workingAnswers } from './working-answers'

/** A page with its outbox, before a server that keeps answers as the API does. */
function page(kept = new Map<string, QueuedWrite>(), rows = new Map<string, Answer>()) {
  let up = true
  const send = async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => {
    if (!up) return { kind: 'unreachable' }
    return { kind: 'answered', outcomes: batch.map(({ key, write }) => ({ key, outcome: store(write) })) }
  }
  const store = (write: Write) => {
    const row = rows.get(write.id)
    if (write.kind !== 'answer') throw new Error('only answers')
    if (row && row.version !== write.basedOn) return { kind: 'conflict', current: row } as const
    const next: Answer = { question: write.id, value: write.value, version: (row?.version ?? 0) + 1, changedAt: '' }
    rows.set(write.id, next)
    return { kind: 'stored', current: next } as const
  }
  const given = [...rows.values()]
  const here = world(send, kept)
  const outbox = createOutbox(here.ports)
  const confirmed = new Map<string, Answer>()
  outbox.subscribe((stored?: Standing) => {
    if (stored && isAnswer(stored)) confirmed.set(stored.question, stored)
  })
  const now = () => workingAnswers(given, confirmed, outbox.view().unsent)
  const answer = (question: string, value: AnswerValue | null) => {
    const write = say(now(), question, value)
    if (write) outbox.write(write)
    return write
  }
  return { outbox, rows, kept, now, answer, tick: here.tick, setUp: (value: boolean) => void (up = value) }
}

describe('answers in the outbox', () => {
  it('are shown at once, sent, and based on what was confirmed', async () => {
    const { outbox, rows, answer, now } = page()
    await outbox.start()
    answer('genre', 'reporting')
    expect([valueOf(now(), 'genre'), outbox.view().state]).toEqual(['reporting', { kind: 'saving', waiting: 1 }])
    await rest()
    expect(answer('genre', 'opinion')?.basedOn).toBe(1)
    await rest()
    expect([rows.get('genre'), outbox.view().state.kind]).toEqual([{ question: 'genre', value: 'opinion', version: 2, changedAt: '' }, 'saved'])
    expect(answer('genre', 'opinion')).toBeUndefined()
  })

  it('of one question become one write while nothing is answered, and wait in storage', async () => {
    const first = page()
    await first.outbox.start()
    first.setUp(false)
    first.answer('genre', 'one 🙂')
    await rest()
    for (const value of ['two', 'three', 'four שלום']) first.answer('genre', value)
    await rest()
    expect([...first.kept.values()].map(({ write }) => write)).toMatchObject([{ value: 'one 🙂' }, { value: 'four שלום' }])
    first.outbox.stop()
    const again = page(first.kept, first.rows)
    await again.outbox.start()
    expect(valueOf(again.now(), 'genre')).toBe('four שלום')
    await rest()
    expect([again.rows.get('genre')?.value, again.kept.size]).toEqual(['four שלום', 0])
    first.outbox.stop()
  })

  it.each(['mine', 'theirs'] as const)('wait for a choice where another tab has said something else: %s', async (choice) => {
    const rows = new Map<string, Answer>([['genre', { question: 'genre', value: 'satire', version: 1, changedAt: '' }]])
    const { outbox, answer, now } = page(new Map(), rows)
    await outbox.start()
    rows.set('genre', { question: 'genre', value: 'opinion', version: 2, changedAt: '' })
    answer('genre', 'analysis')
    await rest()
    expect([valueOf(now(), 'genre'), now().unsent.get('genre')?.trouble, outbox.view().state.kind]).toEqual(['analysis', { kind: 'conflict', current: rows.get('genre') }, 'needsYou'])
    outbox.resolve('genre', choice)
    await rest()
    expect([rows.get('genre')?.value, outbox.view().state.kind]).toEqual([choice === 'mine' ? 'analysis' : 'opinion', 'saved'])
  })

  it('take nothing from a newer answer of the server, nor give up what is unsent', () => {
    const newer: Answer = { question: 'slant', value: 3, version: 4, changedAt: '' }
    const answers = workingAnswers([newer], new Map([['slant', { ...newer, value: 1, version: 2 }]]), [])
    expect(valuesOf(answers)).toEqual(new Map([['slant', { value: 3 }]]))
  })
})

it('a question to a reviewer is not sent before the passage that it asks about', async () => {
  const sent: string[][] = []
  const { ports } = world(async (batch) => {
    sent.push(batch.map(({ write }) => write.id))
    return { kind: 'answered', outcomes: batch.map(({ key }) => ({ key, outcome: { kind: 'refused', problem: { code: 'refused', message: 'no' } } })) }
  })
  const outbox = createOutbox(ports)
  outbox.write({ kind: 'delete', id: 'passage', basedOn: 1 })
  await outbox.start()
  await rest()
  outbox.write({ kind: 'message', id: 'question', basedOn: 0, annotation: 'passage', text: 'This? 🙂' })
  outbox.write({ kind: 'message', id: 'other', basedOn: 0, annotation: 'elsewhere', text: 'שלום?' })
  await rest()
  expect(sent).toEqual([['passage'], ['other']])
})
