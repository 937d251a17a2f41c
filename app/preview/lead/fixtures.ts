import data from '@/corpus/outlets.json'
import type { Outlet } from '@/core/outlet/outlet'
import type { AssignmentRow } from '@/core/assignment/assignment-plan'

export const uuid = (last: number) => `0193a5b0-7d2e-7c3a-8b1f-${String(last).padStart(12, '0')}`
export const outlets: Outlet[] = (data.outlets as Omit<Outlet, 'id'>[]).map((outlet, index) => ({ ...outlet, id: uuid(index + 1) }))
export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
export const annotators = ['Ann Ibrahim', 'Ben שלום', 'Chloé Müller-Brandenburg'].map((name, index) => ({ userId: uuid(50 + index), name }))
const a = annotators.map((one) => one.userId) as [string, string, string]
const titles = ['Russia Opens Military Office in Central African Republic', "Russia Sent '300 Military Instructors' to C.Africa – Ministry", 'Russian Defense Ministry Discusses Bilateral Cooperation With CAR Prime Minister', null, 'Russian Military Instructors in Africa. St Petersburg Russia-Africa Summit']
export const rows: AssignmentRow[] = titles.map((title, index) => ({
  articleId: uuid(80 + index),
  title,
  openingWords: 'The Central African Republic has requested 3,000 instructors',
  outlet: index === 3 ? null : outlets[index]!.name,
  cells: {
    ...(index < 4 ? { [a[0]]: { id: uuid(100 + index), state: 'submitted', passages: 12 } } : {}),
    ...(index < 2 ? { [a[1]]: { id: uuid(200 + index), state: index ? 'reopened' : 'inProgress', passages: 3 + index } } : {}),
    ...(index === 2 ? { [a[1]]: { id: uuid(300 + index), state: 'assigned', passages: 0 } } : {}),
  },
}))
