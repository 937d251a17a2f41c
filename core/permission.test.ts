import { describe, expect, it } from 'vitest'
import { type Action, type Role, actions, may, mayAnnotate, mayBeAssigned, mayDecide, mayReadOthers, mayReadReleases, roles } from './permission'

const lead: readonly Role[] = ['lead']

/** Who may do what, as it is promised: every action, every role, both ways. */
const promised: Readonly<Record<Action, readonly Role[]>> = {
  'articles.read': ['lead', 'reviewer', 'viewer'],
  'articles.import': lead, 'articles.correct': lead, 'outlets.edit': lead, 'codebook.publish': lead, 'members.read': lead, 'members.invite': lead, 'members.change': lead,
  'assignments.manage': lead, 'names.read': lead, 'project.change': lead, 'project.export': lead,
  'cases.read': ['lead', 'reviewer'], 'cases.decide': ['lead', 'reviewer'], 'flags.answer': ['lead', 'reviewer'], 'agreement.read': ['lead', 'reviewer'],
  'releases.read': ['lead', 'reviewer', 'viewer'], 'releases.make': lead,
}

describe.each(roles)('a %s', (role) => {
  it.each(actions)('and %s', (action) => {
    const permission = may(role, action)
    expect(permission.allowed).toBe(promised[action].includes(role))
    if (!permission.allowed) expect(permission.reason).toMatch(/^[A-Z].*\.$/)
  })
})

it.each([
  ['annotator', 'assigned', false, true], ['annotator', 'inProgress', false, true], ['annotator', 'reopened', false, true], ['annotator', 'submitted', false, false],
  ['annotator', 'inProgress', true, false], ['viewer', 'inProgress', false, false], ['lead', 'assigned', false, true], ['reviewer', 'assigned', false, true],
] as const)('a %s changes an own layer that is %s (withdrawn %s): %s', (role, status, withdrawn, allowed) => {
  expect(mayAnnotate({ role, status, withdrawn }).allowed).toBe(allowed)
})

it.each([
  ['annotator', false, false, null], ['reviewer', false, false, null], ['lead', false, false, null], ['viewer', false, false, 'viewer'],
  ['annotator', true, false, 'disabled'], ['lead', true, false, 'disabled'], ['annotator', true, true, 'layers'], ['annotator', false, true, 'layers'],
] as const)('a %s (disabled %s, brought in %s) is given articles, unless: %s', (role, disabled, imported, unless) => {
  const permission = mayBeAssigned({ role, disabled, imported })
  expect(permission.allowed ? null : permission.reason).toEqual(unless === null ? null : expect.stringContaining(unless))
})

const states = [null, 'assigned', 'inProgress', 'reopened', 'submitted'] as const
const table = roles.flatMap((role) => states.flatMap((own) => (['never', 'afterSubmit'] as const).map((peersVisible) => ({ role, own, peersVisible }))))

it.each(table)('$role with own $own under $peersVisible reads others', ({ role, own, peersVisible }) => {
  const notYet = own !== null && own !== 'submitted'
  const expected = role === 'lead' || (!notYet && (role === 'reviewer' || (role === 'annotator' && own === 'submitted' && peersVisible === 'afterSubmit')))
  expect(mayReadOthers({ role, own, peersVisible }).allowed).toBe(expected)
})

it.each([
  ['reviewer', false, false, true], ['reviewer', true, false, false], ['reviewer', true, true, true], ['lead', true, false, false], ['lead', false, false, true],
  ['annotator', false, true, false], ['viewer', false, true, false],
] as const)('a %s (party %s, own cases allowed %s) decides: %s', (role, party, decideOwnCases, allowed) => {
  expect(mayDecide({ role, party, decideOwnCases }).allowed).toBe(allowed)
})

it.each([
  ['lead', true, true], ['lead', false, true], ['reviewer', true, false], ['reviewer', false, true], ['viewer', true, true], ['viewer', false, true], ['annotator', false, false],
] as const)('a %s who is at work (%s) sees releases: %s', (role, atWork, allowed) => {
  expect(mayReadReleases({ role, atWork }).allowed).toBe(allowed)
})
