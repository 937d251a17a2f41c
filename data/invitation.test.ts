import { createHash } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { v7 as uuid } from 'uuid'
import type { Role } from '@/core/permission'
import { listProjects, notFound } from './access'
import { acceptInvitation, findInvitation, invite, withdrawInvitation } from './invitation'
import { createProject } from './project'
import { authenticate } from './sign-in'
import { listTeam } from './team'
import { ownerPool } from './testing/database'
import { firstLeadToken, makeTeam, signedIn, type Team, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team

beforeAll(async () => {
  team = await makeTeam()
})
afterEach(() => void vi.useRealTimers())

const password = 'three words שלום 🙂'
const newEmail = () => `${uuid()}@example.org`
const made = async (email: string, role: Role = 'annotator') => valueOf(await invite(await team.enter(team.lead), { email, role })).token
const accept = (token: string, email: string, entered = password, host = `host-${uuid()}`) => acceptInvitation({ token, name: 'Zoë\u0308 🦊', email, password: entered }, host)
const spent = { ok: false, problem: { code: 'notFound' } }
const rolesOf = async (email: string) => (await listTeam(await team.enter(team.lead))).members.filter((one) => one.email === email).map((one) => one.role)

describe('an invitation', () => {
  it('says what it is for, makes the account and lets it in with its role', async () => {
    const email = newEmail()
    const token = await made(email, 'reviewer')
    expect(await findInvitation(token)).toEqual({ ok: true, value: { projectName: 'Framing 🗞️ שלום', role: 'reviewer', email, hasAccount: false } })
    expect(await accept(token, email)).toEqual({ ok: true, value: { projectSlug: team.slug } })
    expect(await rolesOf(email)).toEqual(['reviewer'])
    expect(await authenticate({ email, password }, 'a')).toMatchObject({ ok: true })
  })

  it('is stored as a hash only', async () => {
    const token = await made(newEmail())
    const { rows } = await owner.query('SELECT * FROM invitations WHERE token_hash = $1', [createHash('sha256').update(token).digest()])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('is good once', async () => {
    const email = newEmail()
    const token = await made(email)
    expect(await accept(token, email)).toMatchObject({ ok: true })
    expect(await accept(token, email)).toMatchObject(spent)
    expect(await findInvitation(token)).toMatchObject(spent)
  })

  it('is taken up by one of five at once', async () => {
    const email = newEmail()
    const token = await made(email)
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token, email)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await rolesOf(email)).toEqual(['annotator'])
  })

  it('makes one account when two to one address are taken up at once', async () => {
    const email = newEmail()
    const tokens = [await made(email), await made(email)]
    const passwords = ['the left password', 'the right password']
    const answers = await Promise.all(tokens.map((token, index) => accept(token, email, passwords[index])))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    // The other one is still good, with the password of the account that there is now.
    const index = answers.findIndex((answer) => !answer.ok)
    expect(answers[index]).toMatchObject({ problem: { code: 'refused', field: 'password' } })
    expect(await accept(tokens[index]!, email, passwords[1 - index])).toMatchObject({ ok: true })
    expect(await rolesOf(email)).toEqual(['annotator'])
  })

  it('is bound to its address', async () => {
    const email = newEmail()
    const token = await made(email)
    expect(await accept(token, newEmail())).toMatchObject({ ok: false, problem: { code: 'refused', field: 'email' } })
    expect(await accept(token, email)).toMatchObject({ ok: true })
  })

  it('is nothing without its token', async () => {
    for (const token of ['', 'x'.repeat(43), '\0']) expect(await findInvitation(token)).toMatchObject(spent)
  })

  it('is spent after 72 hours', async () => {
    const email = newEmail()
    const token = await made(email)
    const age = (by: string) => owner.query('UPDATE invitations SET expires_at = expires_at - $2::interval WHERE email = $1', [email, by])
    await age('71 hours 59 minutes')
    expect(await findInvitation(token)).toMatchObject({ ok: true })
    await age('2 minutes')
    expect(await findInvitation(token)).toMatchObject(spent)
    expect(await accept(token, email)).toMatchObject(spent)
    expect((await listTeam(await team.enter(team.lead))).invitations.find((one) => one.email === email)).toMatchObject({ expired: true })
  })

  it('expires by the database’s clock', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 4 * 24 * 60 * 60 * 1000 })
    const token = await made(newEmail())
    expect(await findInvitation(token)).toMatchObject({ ok: true })
    vi.useRealTimers()
    const { rows } = await owner.query(`SELECT expires_at BETWEEN now() + interval '71 hours' AND now() + interval '73 hours' AS in_three_days FROM invitations WHERE token_hash = $1`, [createHash('sha256').update(token).digest()])
    expect(rows).toEqual([{ in_three_days: true }])
  })

  it('is withdrawn by a lead of its project, and by nobody else', async () => {
    const email = newEmail()
    const token = await made(email)
    const { id } = (await listTeam(await team.enter(team.lead))).invitations.find((one) => one.email === email)!
    const other = await makeTeam()
    expect(await withdrawInvitation(await other.enter(other.lead), id)).toEqual(notFound)
    expect(await findInvitation(token)).toMatchObject({ ok: true })
    expect(await withdrawInvitation(await team.enter(team.lead), id)).toMatchObject({ ok: true })
    expect(await findInvitation(token)).toMatchObject(spent)
    expect(await accept(token, email)).toMatchObject(spent)
    expect(await withdrawInvitation(await team.enter(team.lead), id)).toEqual(notFound)
  })

  it('is not made for somebody who is in the project already', async () => {
    expect(await invite(await team.enter(team.lead), { email: team.ana.email, role: 'lead' })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'email' } })
  })
})

describe('an invitation to an address with an account', () => {
  it('needs its password, and joins with it', async () => {
    const other = await makeTeam()
    const token = await made(other.ana.email, 'viewer')
    expect(await findInvitation(token)).toMatchObject({ ok: true, value: { hasAccount: true } })
    expect(await accept(token, other.ana.email, 'not the password')).toMatchObject({ ok: false, problem: { code: 'refused', field: 'password' } })
    expect(await rolesOf(other.ana.email)).toEqual([])
    expect(await accept(token, other.ana.email, other.ana.password)).toMatchObject({ ok: true })
    expect((await listProjects(other.ana)).map(({ slug, role }) => [slug, role])).toEqual(expect.arrayContaining([[team.slug, 'viewer'], [other.slug, 'annotator']]))
  })

  it('is held up by the limiter', async () => {
    const other = await makeTeam()
    const token = await made(other.ana.email, 'viewer')
    const host = `host-${uuid()}`
    for (let wrong = 0; wrong < 6; wrong++) expect(await accept(token, other.ana.email, 'not the password', host)).toMatchObject({ problem: { code: 'refused' } })
    // On a slow machine the first wait, of two seconds, is over before the next attempt: it is made a minute longer.
    await owner.query('UPDATE rate_limits SET expire = expire + 60000')
    expect(await accept(token, other.ana.email, other.ana.password, host)).toMatchObject({ problem: { code: 'tooMany' } })
  })
})

describe('the first lead’s link', () => {
  it('makes an account that may create projects, once', async () => {
    const token = await firstLeadToken()
    const email = newEmail()
    expect(await findInvitation(token)).toEqual({ ok: true, value: { projectName: null, role: 'lead', email: null, hasAccount: false } })
    expect(await accept(token, email)).toEqual({ ok: true, value: { projectSlug: null } })
    const { principal } = await signedIn(valueOf(await authenticate({ email, password }, 'a')))
    expect(await createProject(principal, { name: 'First', key: 'first', settings: { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' } })).toMatchObject({ ok: true })
    expect(await accept(token, newEmail())).toMatchObject(spent)
  })

  it('makes one lead of five who take it up at once under different addresses', async () => {
    const token = await firstLeadToken()
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token, newEmail())))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer).toMatchObject(spent)
  })

  it('is not for an address that is taken, whatever the password', async () => {
    const token = await firstLeadToken()
    expect(await accept(token, team.ana.email, team.ana.password)).toMatchObject({ ok: false, problem: { code: 'refused', field: 'email' } })
  })
})
