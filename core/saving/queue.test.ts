import { describe, expect, it } from 'vitest'
import type { Annotation } from '../annotation/annotation'
import { codePoint } from '../text/offset'
import { type Queue, begin, emptyQueue, enqueue, nextToSend, resolve, restoreQueue, settle } from './queue'
import type { PutAnnotation, Write } from './write'

const put = (id: string, note: string, basedOn = 0): PutAnnotation => ({
  kind: 'put', id, basedOn, tag: 'labelling', note, attributes: {}, quotes: ['e\u0301 👍 سلام'],
  extent: [{ start: codePoint(0), end: codePoint(9) }],
})
const del = (id: string, basedOn = 0): Write => ({ kind: 'delete', id, basedOn })
const stored = (id: string, note: string, version: number, deleted = false): Annotation => {
  const { kind: _, basedOn: __, ...content } = put(id, note)
  return { ...content, version, deleted, assignmentId: 'x', changedAt: '2026-01-01T00:00:00Z' }
}
const queueOf = (...writes: Write[]): Queue => writes.reduce((queue, write, index) => enqueue(queue, `k${index}`, write), emptyQueue)
const brief = (queue: Queue) => queue.items.map(({ key, write }) => `${key} ${write.kind} ${write.id}@${write.basedOn}${write.kind === 'put' ? ` ${write.note}` : ''}`)

describe('enqueue', () => {
  it.each<[string, Write[], string[]]>([
    ['keeps the order of different annotations', [put('a', '1'), put('b', '1')], ['k0 put a@0 1', 'k1 put b@0 1']],
    ['keeps the last of several writes of one, in its first place', [put('a', '1'), put('b', '1'), put('a', '2')], ['k0 put a@0 2', 'k1 put b@0 1']],
    ['tells the server of a making and its deletion', [put('a', '1'), del('a')], ['k0 put a@0 1', 'k1 delete a@0']],
    ['lets an undone deletion vanish', [put('a', '1'), del('a'), put('a', '1')], ['k0 put a@0 1']],
    ['lets a deletion replace a change', [put('a', '2', 4), del('a', 4)], ['k0 delete a@4']],
  ])('%s', (_, writes, expected) => expect(brief(queueOf(...writes))).toEqual(expected))

  it('never changes a write that has been sent', () => {
    const queue = enqueue(begin(queueOf(put('a', '1')), 'k0'), 'k1', put('a', '2'))
    expect(brief(queue)).toEqual(['k0 put a@0 1', 'k1 put a@0 2'])
    expect(brief(enqueue(queue, 'k2', put('a', '3')))).toEqual(['k0 put a@0 1', 'k1 put a@0 3'])
  })

  it('bases a write on the version confirmed since', () => {
    const queue = settle(begin(queueOf(put('a', '1')), 'k0'), 'k0', { kind: 'stored', annotation: stored('a', '1', 1) })
    expect(brief(enqueue(queue, 'k1', put('a', '2')))).toEqual(['k1 put a@1 2'])
  })
})

describe('nextToSend', () => {
  it('is one at a time', () => expect(nextToSend(begin(queueOf(put('a', '1'), put('b', '1')), 'k0'))).toBeUndefined())
  it('passes by what waits for a person, and what comes behind it', () => {
    const queue = settle(begin(queueOf(put('a', '1'), put('b', '1')), 'k0'), 'k0', { kind: 'conflict', current: stored('a', 'x', 3) })
    expect(nextToSend(enqueue(queue, 'k9', put('a', '2')))?.write.id).toBe('b')
  })
})

describe('settle', () => {
  const sent = (...writes: Write[]) => begin(queueOf(...writes), 'k0')

  it('drops a write only when it is stored, and rebases those behind it', () => {
    const queue = enqueue(sent(put('a', '1')), 'k1', put('a', '2'))
    expect(brief(settle(queue, 'k0', { kind: 'stored', annotation: stored('a', '1', 1) }))).toEqual(['k1 put a@1 2'])
  })

  it.each([{ kind: 'unreachable' }, { kind: 'signedOut' }] as const)('keeps it, sent, when $kind', (outcome) => {
    const queue = settle(sent(put('a', '1')), 'k0', outcome)
    expect(queue.items[0]).toMatchObject({ attempted: true, write: { note: '1' } })
    expect(nextToSend(queue)?.key).toBe('k0')
  })

  it('takes a conflict with the same words for an answer that was lost', () => {
    expect(settle(sent(put('a', '1')), 'k0', { kind: 'conflict', current: stored('a', '1', 1) }).items).toEqual([])
    expect(settle(sent(del('a', 1)), 'k0', { kind: 'conflict', current: stored('a', '1', 2, true) }).items).toEqual([])
  })

  it('keeps both sides of a conflict, with the latest of mine', () => {
    const queue = enqueue(sent(put('a', 'mine', 1)), 'k1', put('a', 'mine, later', 1))
    const [item, ...others] = settle(queue, 'k0', { kind: 'conflict', current: stored('a', 'theirs', 2) }).items
    expect(others).toEqual([])
    expect(item).toMatchObject({ write: { note: 'mine, later' }, trouble: { kind: 'conflict', current: { note: 'theirs' } } })
  })
})

describe('resolve', () => {
  const conflict = settle(begin(queueOf(put('a', 'mine', 1), put('b', '1')), 'k0'), 'k0', { kind: 'conflict', current: stored('a', 'theirs', 7) })

  it('sends mine on top of theirs', () => {
    const queue = resolve(conflict, 'a', 'mine')
    expect(brief(queue)).toEqual(['k0 put a@7 mine', 'k1 put b@0 1'])
    expect(nextToSend(queue)?.key).toBe('k0')
  })
  it('gives mine up, and bases what comes on theirs', () => {
    const queue = resolve(conflict, 'a', 'theirs')
    expect(brief(queue)).toEqual(['k1 put b@0 1'])
    expect(brief(enqueue(queue, 'k5', put('a', 'again', 1)))).toContain('k5 put a@7 again')
  })
  it('keeps what is refused until it is changed or tried again', () => {
    const problem = { code: 'refused', message: 'The assignment is locked.' } as const
    const queue = settle(begin(queueOf(put('a', '1')), 'k0'), 'k0', { kind: 'refused', problem })
    expect(nextToSend(queue)).toBeUndefined()
    expect(nextToSend(resolve(queue, 'a', 'mine'))?.key).toBe('k0')
    expect(nextToSend(enqueue(queue, 'k1', put('a', '2')))?.write).toMatchObject({ note: '2' })
    expect(enqueue(queue, 'k1', del('a')).items).toEqual([])
  })
})

describe('restoreQueue', () => {
  it('puts what was kept before what was made since, and never doubles', () => {
    const [kept] = queueOf(put('a', '1')).items
    const queue = enqueue(emptyQueue, 'k3', put('b', '1'))
    expect(brief(restoreQueue([kept!], queue))).toEqual(['k0 put a@0 1', 'k3 put b@0 1'])
    expect(restoreQueue([kept!], queueOf(put('a', '1'))).items).toHaveLength(1)
  })
})
