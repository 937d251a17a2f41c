import { expect, it } from 'vitest'
import { assignmentsSchema } from '../request/assignments'
import { askedByDefault, cellKey, inPortions, inverse, toAssignAll, withWanted, type AssignmentRow } from './assignment-plan'

const article = (last: number, cells: AssignmentRow['cells'] = {}): AssignmentRow => ({
  articleId: id(last),
  title: null,
  openingWords: 'שלום 🦊 e\u0301',
  outlet: null,
  cells,
})
const id = (last: number) => `0193a5b0-7d2e-7c3a-8b1f-${String(last).padStart(12, '0')}`
const ann = { userId: id(91), name: 'Ann', role: 'annotator' } as const
const ben = { userId: id(92), name: 'Ben', role: 'annotator' } as const
const begun = { id: 'x', state: 'inProgress', passages: 3 } as const

it('assigns to all what they do not have, and undoes it', () => {
  const changes = toAssignAll([article(1, { [ann.userId]: begun }), article(2)], [ann, ben])
  expect(changes.map((change) => [change.articleId, change.userId])).toEqual([[id(1), ben.userId], [id(2), ann.userId], [id(2), ben.userId]])
  expect(assignmentsSchema.safeParse({ assignments: changes }).success).toBe(true)
  expect(inverse(changes).every((change) => !change.assigned)).toBe(true)
  expect(toAssignAll([article(1)], [])).toEqual([])
  const closed = { ...ben, closed: { why: 'They came in with layers.', forGood: true } }
  expect(toAssignAll([article(1)], [closed, ann])).toEqual([{ articleId: id(1), userId: ann.userId, assigned: true }])
})

it('is about annotators alone where many are given at once', () => {
  const closed = { ...ben, closed: { why: 'They came in with layers.', forGood: true } }
  expect(askedByDefault([ann, closed, { ...ben, role: 'reviewer' }, { ...ben, role: 'lead' }])).toEqual([ann])
})

it('shows what is wanted before it is there, and keeps what is', () => {
  const rows = [article(1, { [ann.userId]: begun }), article(2)]
  const shown = withWanted(rows, new Map([[cellKey(id(1), ann.userId), true], [cellKey(id(2), ben.userId), true]]))
  expect(shown[0]!.cells[ann.userId]).toEqual(begun)
  expect(shown[1]!.cells[ben.userId]).toMatchObject({ state: 'assigned', passages: 0 })
  expect(withWanted(rows, new Map([[cellKey(id(1), ann.userId), false]]))[0]!.cells).toEqual({})
  expect(rows[0]!.cells[ann.userId]).toEqual(begun)
})

it('cuts changes into portions that lose none', () => {
  const changes = Array.from({ length: 4001 }, (_, index) => ({ articleId: id(index), userId: ann.userId, assigned: true }))
  const portions = inPortions(changes)
  expect(portions.map((portion) => portion.length)).toEqual([2000, 2000, 1])
  expect(portions.flat()).toEqual(changes)
  expect(inPortions([])).toEqual([])
})
