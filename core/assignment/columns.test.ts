import { expect, it } from 'vitest'
import type { Role } from '../permission'
import { columnsOf } from './columns'

const member = (name: string, role: Role, more: { disabled?: boolean; imported?: boolean } = {}) => ({ userId: `id of ${name}`, name, role, disabled: false, imported: false, ...more })
const having = (...names: string[]) => new Set(names.map((name) => `id of ${name}`))
const named = (columns: ReturnType<typeof columnsOf>) => columns.map(({ name, closed }) => (closed ? [name, closed.forGood] : name))

it('has whoever can be given articles first, and then, with the reason, whoever cannot but has some', () => {
  const members = [
    member('Ben B. 🙂', 'annotator', { imported: true, disabled: true }), member('Chloe', 'annotator', { disabled: true }), member('Ann', 'annotator'),
    member('Vic', 'viewer'), member('שלום', 'annotator'),
  ]
  expect(named(columnsOf(members, having('Ben B. 🙂', 'Chloe', 'Vic')))).toEqual(['Ann', 'שלום', ['Ben B. 🙂', true], ['Chloe', false], ['Vic', false]])
  expect(columnsOf(members, having('Ben B. 🙂')).at(-1)?.closed?.why).toContain('sign in nowhere')
})

it('has reviewers and leads as well, after the annotators, each with their role', () => {
  const members = [member('Lea', 'lead'), member('Rob', 'reviewer'), member('Ann', 'annotator'), member('Vic', 'viewer'), member('שלום', 'annotator')]
  expect(columnsOf(members, having()).map(({ name, role }) => [name, role])).toEqual([['Ann', 'annotator'], ['שלום', 'annotator'], ['Rob', 'reviewer'], ['Lea', 'lead']])
})

it('leaves out whoever can be given nothing and has nothing, such as a machine', () => {
  expect(columnsOf([member('bert 1.2', 'annotator', { imported: true, disabled: true }), member('Chloe', 'annotator', { disabled: true }), member('Vic', 'viewer')], having())).toEqual([])
})
