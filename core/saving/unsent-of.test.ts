import { expect, it } from 'vitest'
import type { Outbox, OutboxView } from './outbox'
import type { QueuedWrite } from './queue'
import { unsentOf } from './unsent-of'

const queued = (kind: 'answer' | 'annotation', id: string) => ({ key: id, tab: 't', order: 1, attempted: false, write: { kind, id } }) as unknown as QueuedWrite
const isAnswer = (item: QueuedWrite): item is QueuedWrite => item.write.kind === 'answer'
const holding = (view: { unsent: readonly QueuedWrite[] }): Outbox => ({ view: () => view as OutboxView }) as Outbox

it('gives the same list while only others come and go, and another one with each of its own', () => {
  const [one, two] = [queued('answer', 'tone'), queued('answer', 'stance')]
  const view = { unsent: [one] as readonly QueuedWrite[] }
  const read = unsentOf(holding(view), isAnswer)
  const first = read()
  expect(first).toEqual([one])
  view.unsent = [queued('annotation', 'a'), one]
  expect(read()).toBe(first)
  view.unsent = [one, two]
  expect(read()).toEqual([one, two])
  view.unsent = [{ ...one, attempted: true }, two]
  expect(read()[0]).toMatchObject({ attempted: true })
  view.unsent = []
  expect(read()).toEqual([])
})

it('has nothing where there is no outbox', () => {
  const read = unsentOf(null, isAnswer)
  expect(read()).toEqual([])
  expect(read()).toBe(read())
})
