import { createHash } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { changePassword } from './account'
import { beginSession, endSession, endSessions, findPrincipal, listSessions } from './session'
import { authenticate } from './sign-in'
import { ownerPool } from './testing/database'
import { type Person, type Team, join, makeTeam, signedIn, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let person: Person

beforeAll(async () => {
  team = await makeTeam()
  person = await join(await team.enter(team.lead), 'annotator')
})

const move = (sessionId: string, column: 'created_at' | 'last_seen_at', by: string) => owner.query(`UPDATE sessions SET ${column} = now() - $2::interval WHERE id = $1`, [sessionId, by])

describe('a session', () => {
  it('belongs to its user, by a token of 32 random bytes of which only the hash is stored', async () => {
    const { token, principal } = await signedIn(person.userId)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(principal).toEqual({ userId: person.userId, sessionId: principal.sessionId, name: person.name, email: person.email, mayCreateProjects: false })
    const { rows } = await owner.query('SELECT * FROM sessions WHERE id = $1', [principal.sessionId])
    expect(rows[0].token_hash).toEqual(createHash('sha256').update(token).digest())
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows[0].token_hash.toString('latin1')).not.toContain(token)
  })

  it.each(['', 'x', '\0', '🙂', 'x'.repeat(100_000), "' OR true --"])('is not found by a token like %j', async (token) => {
    expect(await findPrincipal(token)).toBeUndefined()
  })

  it.each([
    ['idle for under 12 hours', 'last_seen_at', '11 hours 59 minutes', true],
    ['idle for 12 hours', 'last_seen_at', '12 hours 1 second', false],
    ['under 7 days old', 'created_at', '6 days 23 hours', true],
    ['7 days old and in use', 'created_at', '7 days 1 second', false],
  ] as const)('%s', async (_, column, by, stands) => {
    const { token, principal } = await signedIn(person.userId)
    await move(principal.sessionId, column, by)
    expect((await findPrincipal(token)) !== undefined).toBe(stands)
    expect((await listSessions(principal)).some(({ id }) => id === principal.sessionId)).toBe(stands)
  })

  it('is kept awake by being used', async () => {
    const { token, principal } = await signedIn(person.userId)
    for (let visit = 0; visit < 3; visit++) {
      await move(principal.sessionId, 'last_seen_at', '11 hours')
      expect(await findPrincipal(token)).toBeDefined()
    }
    const { rows } = await owner.query(`SELECT last_seen_at > now() - interval '1 minute' AS fresh FROM sessions WHERE id = $1`, [principal.sessionId])
    expect(rows).toEqual([{ fresh: true }])
  })

  it('ends when its owner signs out, and no other does', async () => {
    const [left, right] = [await signedIn(person.userId), await signedIn(person.userId)]
    await endSession(left.token)
    expect(await findPrincipal(left.token)).toBeUndefined()
    expect(await findPrincipal(right.token)).toBeDefined()
  })
})

describe('whose clock counts', () => {
  afterEach(() => void vi.useRealTimers())

  it.each([['a day behind', -1], ['a day ahead', 1]])('the database’s, on a server %s', async (_, days) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 24 * 60 * 60 * 1000 })
    const token = await beginSession(person.userId, 'A browser')
    expect(await findPrincipal(token)).toBeDefined()
    const { rows } = await owner.query(`SELECT created_at > now() - interval '1 minute' AND created_at <= now() AS now FROM sessions ORDER BY id = $1 DESC, created_at DESC LIMIT 1`, [(await findPrincipal(token))!.sessionId])
    expect(rows).toEqual([{ now: true }])
  })
})

describe('the owner of sessions', () => {
  it('lists their own, and ends one or all others', async () => {
    const owned = await join(await team.enter(team.lead), 'annotator')
    const others = [await signedIn(owned.userId), await signedIn(owned.userId), await signedIn(owned.userId)]
    const listed = await listSessions(owned)
    expect(listed.map(({ id }) => id).toSorted()).toEqual([owned.sessionId, ...others.map((one) => one.principal.sessionId)].toSorted())
    expect(listed.filter(({ current }) => current)).toMatchObject([{ id: owned.sessionId, userAgent: 'A browser 🦊' }])

    expect(await endSessions(owned, { id: others[0]!.principal.sessionId })).toBe(1)
    expect(await findPrincipal(others[0]!.token)).toBeUndefined()
    expect(await endSessions(owned, { id: others[0]!.principal.sessionId })).toBe(0)
    expect(await endSessions(owned, 'others')).toBe(2)
    expect(await findPrincipal(others[1]!.token)).toBeUndefined()
    expect(await findPrincipal(owned.token)).toBeDefined()
  })

  it('cannot end another’s', async () => {
    expect(await endSessions(person, { id: team.lead.sessionId })).toBe(0)
    await endSessions(person, 'others')
    expect(await findPrincipal(team.lead.token)).toBeDefined()
  })
})

describe('a changed password', () => {
  it('needs the present one, ends all other sessions, and is the one that counts', async () => {
    const changing = await join(await team.enter(team.lead), 'annotator')
    const other = await signedIn(changing.userId)
    const password = 'four new words שלום 🙂'
    expect(await changePassword(changing, { current: 'not the present one', password }, 'a')).toMatchObject({ ok: false, problem: { code: 'refused', field: 'current' } })
    expect(await findPrincipal(other.token)).toBeDefined()

    valueOf(await changePassword(changing, { current: changing.password, password }, 'a'))
    expect(await findPrincipal(other.token)).toBeUndefined()
    expect(await findPrincipal(changing.token)).toBeDefined()
    expect(await authenticate({ email: changing.email, password: changing.password }, 'a')).toMatchObject({ ok: false })
    expect(await authenticate({ email: changing.email, password }, 'a')).toMatchObject({ ok: true })
    const { rows } = await owner.query('SELECT password_hash FROM users WHERE id = $1', [changing.userId])
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})
