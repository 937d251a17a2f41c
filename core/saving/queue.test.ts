import { describe, expect, it } from 'vitest'
import type { Annotation } from '../annotation/annotation'
import { byHand } from '../annotation/origin'
import { codePoint } from '../text/offset'
import { type Queue, begin as beginBatch, emptyQueue, enqueue, nextBatch, resolve, settle as settleAll, takeIn, takeOver } from './queue'
import type { PutAnnotation, Write, WriteOutcome } from './write'

const put = (id: string, note: string, basedOn = 0): PutAnnotation => ({
  kind: 'put', id, basedOn, tag: 'labelling', note, attributes: {}, quotes: ['e\u0301 👍 سلام'],
  extent: [{ start: codePoint(0), end: codePoint(9) }],
})
const del = (id: string, basedOn = 0): Write => ({ kind: 'delete', id, basedOn })
const stored = (id: string, note: string, version: number, deleted = false): Annotation => {
  const { kind: _, basedOn: __, ...content } = put(id, note)
  return { ...content, origin: byHand, version, deleted, assignmentId: 'x', changedAt: '2026-01-01T00:00:00Z' }
}
const queueOf = (...writes: Write[]): Queue => writes.reduce((queue, write, index) => enqueue(queue, `k${index}`, write), emptyQueue('t'))
const begin = (queue: Queue, ...keys: string[]) => beginBatch(queue, queue.items.filter(({ key }) => keys.includes(key)))
const settle = (queue: Queue, key: string, outcome: WriteOutcome) => settleAll(queue, [{ key, outcome }])
const next = (queue: Queue, most = 50) => nextBatch(queue, most).map(({ key }) => key)
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
    const queue = settle(begin(queueOf(put('a', '1')), 'k0'), 'k0', { kind: 'stored', current: stored('a', '1', 1) })
    expect(brief(enqueue(queue, 'k1', put('a', '2')))).toEqual(['k1 put a@1 2'])
  })
})

describe('nextBatch', () => {
  it('is one batch at a time', () => expect(next(begin(queueOf(put('a', '1'), put('b', '1')), 'k0'))).toEqual([]))
  it('takes as many as it may, in order', () => {
    const queue = queueOf(put('a', '1'), put('b', '1'), put('c', '1'))
    expect(next(queue)).toEqual(['k0', 'k1', 'k2'])
    expect(next(queue, 2)).toEqual(['k0', 'k1'])
  })
  it('ends before a write whose base is not known yet, and never goes past it', () => {
    expect(next(queueOf(put('a', '1'), del('a'), put('b', '1')))).toEqual(['k0'])
  })
  it('takes few of those that are long', () => {
    const long = 'cafe\u0301 🙂 שלום '.repeat(9000)
    expect(next(queueOf(put('a', long), put('b', long), put('c', long)))).toEqual(['k0'])
  })
  it('passes by what waits for a person, and what comes behind it', () => {
    const queue = settle(begin(queueOf(put('a', '1'), put('b', '1')), 'k0'), 'k0', { kind: 'conflict', current: stored('a', 'x', 3) })
    expect(next(enqueue(queue, 'k9', put('a', '2')))).toEqual(['k1'])
  })
})

describe('settle', () => {
  const sent = (...writes: Write[]) => begin(queueOf(...writes), 'k0')

  it('drops a write only when it is stored, and rebases those behind it', () => {
    const queue = enqueue(sent(put('a', '1')), 'k1', put('a', '2'))
    expect(brief(settle(queue, 'k0', { kind: 'stored', current: stored('a', '1', 1) }))).toEqual(['k1 put a@1 2'])
  })

  it('keeps what was not answered, sent as it was', () => {
    const queue = settleAll(sent(put('a', '1')), [])
    expect(queue.items[0]).toMatchObject({ attempted: true, write: { note: '1' } })
    expect(next(queue)).toEqual(['k0'])
  })

  it('answers each write of a batch on its own', () => {
    const queue = begin(queueOf(put('a', '1', 4), put('b', '1'), put('c', '1'), put('d', '1')), 'k0', 'k1', 'k2', 'k3')
    const problem = { code: 'refused', message: 'No.' } as const
    const settled = settleAll(queue, [
      { key: 'k1', outcome: { kind: 'stored', current: stored('b', '1', 1) } }, { key: 'k0', outcome: { kind: 'conflict', current: stored('a', 'x', 9) } },
      { key: 'k3', outcome: { kind: 'kept', problem } },
    ])
    expect(settled.items.map(({ key, attempted, trouble }) => [key, attempted, trouble?.kind])).toEqual([['k0', true, 'conflict'], ['k2', true, undefined], ['k3', true, 'kept']])
    expect(next(settled)).toEqual(['k2'])
  })

  it('takes a conflict with what the writer saw for a stumble of the server, and sends it again', () => {
    const queue = settle(sent(put('a', 'mine', 3)), 'k0', { kind: 'conflict', current: stored('a', 'before', 3) })
    expect(queue.items).toMatchObject([{ key: 'k0', attempted: true, write: { basedOn: 3 } }])
    expect(queue.items[0]!.trouble).toBeUndefined()
  })

  it('takes a conflict with the same words for an answer that was lost', () => {
    expect(settle(sent(put('a', '1')), 'k0', { kind: 'conflict', current: stored('a', '1', 1) }).items).toEqual([])
    expect(settle(sent(del('a', 1)), 'k0', { kind: 'conflict', current: stored('a', '1', 2, true) }).items).toEqual([])
  })

  it('sends what was written after a write that the lead has now, so that it comes to the lead too', () => {
    const problem = { code: 'refused', message: 'The assignment is locked.' } as const
    const queue = settle(enqueue(sent(put('a', 'first')), 'k1', put('a', 'second')), 'k0', { kind: 'kept', problem })
    expect(brief(queue)).toEqual(['k1 put a@0 second'])
    expect(next(queue)).toEqual(['k1'])
    const after = settle(begin(queue, 'k1'), 'k1', { kind: 'kept', problem })
    expect(after.items).toMatchObject([{ key: 'k1', write: { note: 'second' }, trouble: { kind: 'kept' } }])
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
    const queue = resolve(conflict, 'a', 'mine', 'k8')
    // Under a new key: the old one stands for what was said on another base.
    expect(brief(queue)).toEqual(['k1 put b@0 1', 'k8 put a@7 mine'])
    expect(next(queue)).toEqual(['k1', 'k8'])
  })
  it('gives mine up, and bases what comes on theirs', () => {
    const queue = resolve(conflict, 'a', 'theirs', 'k8')
    expect(brief(queue)).toEqual(['k1 put b@0 1'])
    expect(brief(enqueue(queue, 'k5', put('a', 'again', 1)))).toContain('k5 put a@7 again')
  })
  it.each(['refused', 'kept'] as const)('keeps what is %s until it is changed or tried again', (kind) => {
    const problem = { code: 'refused', message: 'The assignment is locked.' } as const
    const queue = settle(begin(queueOf(put('a', '1')), 'k0'), 'k0', { kind, problem })
    expect(next(queue)).toEqual([])
    expect(next(resolve(queue, 'a', 'mine', 'k8'))).toEqual(['k8'])
    expect(brief(enqueue(queue, 'k1', put('a', '2')))).toEqual(['k1 put a@0 2'])
    expect(enqueue(queue, 'k1', del('a')).items).toEqual([])
  })
})

describe('what closed tabs have left', () => {
  const leftBy = (tab: string, ...writes: Write[]) => queueOf(...writes).items.map((item) => ({ ...item, tab, key: `${tab}-${item.key}` }))

  it('comes before what was made since, and never doubles', () => {
    const queue = enqueue(emptyQueue('t'), 'k3', put('b', '1'))
    const taken = takeOver(queue, leftBy('gone', put('a', '1'))).queue
    expect(brief(taken)).toEqual(['gone-k0 put a@0 1', 'k3 put b@0 1'])
    expect(takeOver(taken, leftBy('gone', put('a', '1'))).queue.items).toHaveLength(2)
    expect(taken.items.map(({ order }) => order)).toEqual([1, 2])
  })

  it('is in the order of its making, whatever the clock put into its keys', () => {
    const [first, second] = leftBy('gone', put('a', '1'), put('b', '1'))
    const left = [{ ...second!, key: '0' }, { ...first!, key: '9' }]
    expect(next(takeOver(emptyQueue('t'), left).queue)).toEqual(['9', '0'])
  })

  it('is gone on from where it is the last of its annotation', () => {
    const { queue, shown } = takeOver(emptyQueue('t'), leftBy('gone', put('a', '1')))
    expect(shown).toMatchObject([{ id: 'a', note: '1' }])
    expect(brief(enqueue(queue, 'k1', put('a', '2')))).toEqual(['gone-k0 put a@0 2'])
  })

  it('is never laid over what another tab wrote without seeing it', () => {
    const { queue, shown } = takeOver(emptyQueue('t'), [...leftBy('one', put('a', 'one', 4)), ...leftBy('two', put('a', 'two', 4))])
    expect(shown).toHaveLength(1)
    const batch = nextBatch(queue, 50)
    expect(batch).toHaveLength(1)
    const settled = settle(beginBatch(queue, batch), batch[0]!.key, { kind: 'stored', current: stored('a', 'one', 5) })
    expect(settled.items).toMatchObject([{ write: { basedOn: 4 } }])
  })

  it('of a tab that closed meanwhile stays apart from what this one writes', () => {
    const queue = takeIn(enqueue(emptyQueue('t'), 'k0', put('a', 'mine', 2)), leftBy('other', put('a', 'theirs', 2)))
    expect(brief(enqueue(queue, 'k1', put('a', 'mine, later', 2)))).toEqual(['k0 put a@2 mine, later', 'other-k0 put a@2 theirs'])
    const settled = settle(begin(queue, 'k0'), 'k0', { kind: 'stored', current: stored('a', 'mine', 3) })
    expect(brief(settled)).toEqual(['other-k0 put a@2 theirs'])
  })
})
