import { expect, it } from 'vitest'
import type { AssignmentState } from './assignment'
import { planQueue } from './queue'

const rows = (...states: AssignmentState[]) => states.map((state, index) => ({ id: index, state }))
const ids = (list: readonly { id: number }[]) => list.map((row) => row.id)

it('goes on with what is begun, before what came back, before what waits', () => {
  expect(planQueue(rows('assigned', 'reopened', 'inProgress')).next?.id).toBe(2)
  expect(planQueue(rows('assigned', 'reopened')).next?.id).toBe(1)
  expect(planQueue(rows('submitted', 'assigned', 'assigned')).next?.id).toBe(1)
  expect(planQueue(rows('submitted')).next).toBeUndefined()
  expect(planQueue([]).next).toBeUndefined()
})

it('puts every row in one place, in the order they came', () => {
  const queue = planQueue(rows('assigned', 'inProgress', 'assigned', 'submitted', 'inProgress', 'reopened', 'submitted'))
  expect(queue.next?.id).toBe(1)
  expect(ids(queue.inProgress)).toEqual([4])
  expect(ids(queue.sentBack)).toEqual([5])
  expect(ids(queue.waiting)).toEqual([0, 2])
  expect(ids(queue.submitted)).toEqual([3, 6])
})
