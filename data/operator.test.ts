import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as uuid } from 'uuid'
import { acceptInvitation, findInvitation } from './invitation'
import { addUser, listUsers, resetPassword, setDisabled } from './operator'
import { findPrincipal, isStanding } from './session'
import { authenticate, signIn } from './sign-in'
import { ownerPool } from './testing/database'
import { type Person, type Team, join, makeTeam, signedIn, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let person: Person

beforeAll(async () => {
  team = await makeTeam()
  person = await join(await team.enter(team.lead), 'annotator')
})

const password = 'three words שלום 🙂'
const newEmail = () => `${uuid()}@example.org`
const accept = (token: string, email: string, entered = password) => acceptInvitation({ token, name: 'Zoë\u0308 🦊', email, password: entered }, `host-${uuid()}`)
const audited = async () => (await owner.query<{ action: string; actor_id: string | null; detail: object; project_id: string | null }>('SELECT action, actor_id, detail, project_id FROM audit_events ORDER BY id DESC LIMIT 1')).rows[0]
const enters = async (email: string, entered: string) => (await signIn({ email, password: entered }, { host: `host-${uuid()}`, userAgent: 'x' })).ok

describe('the operator lets somebody in', () => {
  it('with a role in a project, by a link that works once, and the audit says so', async () => {
    const email = newEmail()
    const { token } = valueOf(await addUser({ email, place: { project: team.slug, role: 'reviewer' } }))
    expect(await audited()).toMatchObject({ action: 'member.invite', actor_id: null, detail: { by: 'operator', role: 'reviewer' }, project_id: (await team.enter(team.lead)).project.id })
    expect(JSON.stringify((await owner.query('SELECT * FROM invitations')).rows)).not.toContain(token)
    expect(valueOf(await findInvitation(token))).toMatchObject({ role: 'reviewer', email, hasAccount: false })
    expect(await accept(token, email)).toEqual({ ok: true, value: { projectSlug: team.slug } })
    expect(await accept(token, email)).toMatchObject({ ok: false })
    expect((await listUsers()).find((one) => one.email === email)).toMatchObject({ mayCreateProjects: false, disabledAt: null, imported: false, projects: [{ slug: team.slug, role: 'reviewer', keptOut: false }] })
  })

  it('as somebody who may make projects, who leads none that others lead', async () => {
    const email = newEmail()
    const { token } = valueOf(await addUser({ email, place: null }))
    expect(await accept(token, newEmail())).toMatchObject({ ok: false, problem: { field: 'email' } })
    expect(await accept(token, email)).toEqual({ ok: true, value: { projectSlug: null } })
    expect((await listUsers()).find((one) => one.email === email)).toMatchObject({ mayCreateProjects: true, projects: [] })
  })

  it('not twice, and not into a project that is not there', async () => {
    expect(await addUser({ email: person.email, place: null })).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await addUser({ email: person.email, place: { project: team.slug, role: 'lead' } })).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await addUser({ email: newEmail(), place: { project: 'nowhere', role: 'lead' } })).toMatchObject({ ok: false, problem: { code: 'notFound' } })
  })
})

describe('the operator disables an account', () => {
  it('whose sessions end, and which does not get them back when it is enabled', async () => {
    const { token, principal } = await signedIn(person.userId)
    expect(await findPrincipal(token)).toBeDefined()
    const change = valueOf(await setDisabled(person.email, true))
    expect(change).toMatchObject({ changed: true, withoutLead: [] })
    expect(change.sessions).toBeGreaterThan(0)
    expect(await audited()).toMatchObject({ action: 'user.disable', actor_id: null, detail: { by: 'operator', userId: person.userId } })
    expect(await findPrincipal(token)).toBeUndefined()
    expect(await isStanding(principal)).toBe(false)
    expect(await enters(person.email, person.password)).toBe(false)
    expect(valueOf(await setDisabled(person.email, true))).toMatchObject({ changed: false })
    expect(await resetPassword(person.email)).toMatchObject({ ok: false, problem: { code: 'refused' } })

    expect(valueOf(await setDisabled(person.email, false))).toMatchObject({ changed: true })
    expect(await findPrincipal(token)).toBeUndefined()
    expect(await enters(person.email, person.password)).toBe(true)
  })

  it('and is told which projects have nobody to lead them then', async () => {
    expect(valueOf(await setDisabled(team.lead.email, true)).withoutLead).toEqual([team.slug])
    expect(valueOf(await setDisabled(team.lead.email, false)).withoutLead).toEqual([])
  })

  it('only where there is one', async () => expect(await setDisabled(newEmail(), true)).toMatchObject({ ok: false, problem: { code: 'notFound' } }))
})

describe('the operator’s link to a new password', () => {
  it('sets it without the present one, ends every session, works once, and gives nothing else', async () => {
    const { token: session } = await signedIn(person.userId)
    const before = (await listUsers()).find((one) => one.email === person.email)
    const { token } = valueOf(await resetPassword(person.email))
    expect(await audited()).toMatchObject({ action: 'password.reset', actor_id: null })
    expect(valueOf(await findInvitation(token))).toMatchObject({ projectName: null, email: person.email, hasAccount: true })
    // The present one is good until then.
    expect(await enters(person.email, person.password)).toBe(true)
    expect(await accept(token, person.email, 'another set of words')).toEqual({ ok: true, value: { projectSlug: null } })
    expect(await audited()).toMatchObject({ action: 'password.change', actor_id: person.userId })
    expect(await findPrincipal(session)).toBeUndefined()
    expect(await enters(person.email, person.password)).toBe(false)
    expect(await enters(person.email, 'another set of words')).toBe(true)
    expect(await accept(token, person.email, 'a third set of words')).toMatchObject({ ok: false })
    expect((await listUsers()).find((one) => one.email === person.email)).toEqual(before)
  })

  it('is the last that was made', async () => {
    const [first, second] = [valueOf(await resetPassword(person.email)), valueOf(await resetPassword(person.email))]
    expect(await findInvitation(first.token)).toMatchObject({ ok: false })
    expect(await findInvitation(second.token)).toMatchObject({ ok: true })
  })

  it('is not what a lead’s invitation is: that asks for the present password', async () => {
    const { invite } = await import('./invitation')
    const other = await makeTeam()
    const { token } = valueOf(await invite(await other.enter(other.lead), { email: team.ben.email, role: 'annotator' }))
    expect(await accept(token, team.ben.email, 'not the password of Ben')).toMatchObject({ ok: false, problem: { code: 'refused', field: 'password' } })
    expect(await authenticate({ email: team.ben.email, password: team.ben.password }, 'b')).toMatchObject({ ok: true })
  })

  it('is for those who could sign in', async () => expect(await resetPassword(newEmail())).toMatchObject({ ok: false, problem: { code: 'notFound' } }))
})
