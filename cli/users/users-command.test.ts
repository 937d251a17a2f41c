import { expect, it } from 'vitest'
import { userLines } from './users-command'

const users = [
  { email: 'a@example.org', name: 'Ana\tof 🙂', mayCreateProjects: true, createdAt: '2026-11-22T00:00:00.000Z', disabledAt: null, imported: false, projects: [{ slug: 'one', role: 'lead', keptOut: false }, { slug: 'two', role: 'viewer', keptOut: true }] },
  { email: 'longer@example.org', name: 'שלום', mayCreateProjects: false, createdAt: '2026-11-22T00:00:00.000Z', disabledAt: '2026-11-22T00:00:00.000Z', imported: false, projects: [] },
] as const

it('lists accounts a line each, parted by tabs in a pipe and aligned on a terminal', () => {
  expect(userLines(users, false)).toEqual([
    'address\tname\tstate\tprojects', 'a@example.org\tAna of 🙂\tmay make projects\tone (lead), two (viewer, kept out)', 'longer@example.org\tשלום\tdisabled\t',
  ])
  const aligned = userLines(users, true)
  expect(aligned.map((line) => line.indexOf('may make') + line.indexOf('disabled'))).toEqual([-2, 32, 32])
})
