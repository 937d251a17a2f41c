import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { findPrincipal } from './session'
import { authenticate, signIn } from './sign-in'
import { ownerPool } from './testing/database'
import { type Person, type Team, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team

beforeAll(async () => {
  team = await makeTeam()
})

/** A host of its own for each attempt, unless the test is about the attempts of one. */
const anyHost = () => `host-${uuid()}`
const attempt = (email: string, password: string, host = anyHost()) => authenticate({ email, password }, host)
const newcomer = async () => join(await team.enter(team.lead), 'annotator')
const wrong = 'a wrong password'
const refusal = { ok: false, problem: { code: 'unauthenticated', message: 'The e-mail address or the password is not right.' } }

/** Lets the wait of every account pass. */
const passTime = () => owner.query(`UPDATE rate_limits SET expire = 0 WHERE key LIKE 'sign-in-turn:%'`)
const secondsOf = (answer: Awaited<ReturnType<typeof attempt>>) => (answer.ok ? 0 : (answer.problem.details as { seconds: number }).seconds)

describe('signing in', () => {
  it('begins a session, whatever the case and form of the address', async () => {
    const token = valueOf(await signIn({ email: ` ${team.ana.email.toUpperCase()} `, password: team.ana.password }, { host: anyHost(), userAgent: 'Fox 🦊' }))
    expect(await findPrincipal(token)).toMatchObject({ userId: team.ana.userId, email: team.ana.email })
  })

  it.each<[string, (person: Person) => { email: string; password: string }]>([
    ['a wrong password', ({ email }) => ({ email, password: wrong })],
    ['an unknown address', () => ({ email: 'nobody@example.org', password: wrong })],
    ['no address', () => ({ email: '', password: wrong })],
    ['no password', ({ email }) => ({ email, password: '' })],
    ['the longest address', () => ({ email: `${'x'.repeat(242)}@example.org`, password: wrong })],
    ['an endless address', () => ({ email: 'x'.repeat(100_000), password: wrong })],
    ['an endless password', ({ email, password }) => ({ email, password: password + 'x'.repeat(100_000) })],
    ['NUL in the address', () => ({ email: 'a\0@example.org', password: wrong })],
    ['an address of emoji and other letters', () => ({ email: '🙂שלוםe\u0301@example.org', password: wrong })],
    ['a lone surrogate', () => ({ email: '\ud800@example.org', password: '\udfff' })],
    ['the hash for the password', ({ email }) => ({ email, password: '$argon2id$v=19$m=19456,t=2,p=1$' })],
  ])('says the same of %s', async (_, entered) => {
    const { email, password } = entered(await newcomer())
    expect(await attempt(email, password)).toEqual(refusal)
  })

  it('says the same of a disabled user with the right password', async () => {
    const person = await newcomer()
    expect(await attempt(person.email, person.password)).toMatchObject({ ok: true, value: person.userId })
    await owner.query('UPDATE users SET disabled_at = now() WHERE id = $1', [person.userId])
    expect(await attempt(person.email, person.password)).toEqual(refusal)
  })

  it('takes as long for an unknown address as for a wrong password', async () => {
    const people = [team.lead, team.reviewer, team.ana, team.ben]
    const timed = async (email: string) => {
      const begin = performance.now()
      expect(await attempt(email, wrong)).toEqual(refusal)
      return performance.now() - begin
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 4; round++)
      for (const { email } of people) {
        unknown.push(await timed(`${uuid()}@example.org`))
        known.push(await timed(email))
      }
    const medianOf = (times: number[]) => times.toSorted((a, b) => a - b)[times.length / 2]!
    const ratio = medianOf(unknown) / medianOf(known)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })
})

describe('the limiter', () => {
  it('lets the waits of an account grow up to a quarter of an hour, and never shuts it', async () => {
    const { email, password } = await newcomer()
    const host = anyHost()
    for (let free = 0; free < 5; free++) expect(await attempt(email, wrong, host)).toEqual(refusal)
    const waits: number[] = []
    for (let further = 0; further < 12; further++) {
      expect(await attempt(email, wrong, host)).toEqual(refusal)
      const early = await attempt(email, password, host)
      expect(early).toMatchObject({ ok: false, problem: { code: 'tooMany' } })
      waits.push(secondsOf(early))
      await passTime()
    }
    const full = [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]
    expect(waits.map((seconds, index) => full[index]! - seconds).filter((passed) => passed < 0 || passed > 1)).toEqual([])
    expect(await attempt(email, password, host)).toMatchObject({ ok: true })
  })

  it('leaves the owner of an account in, however often others fail elsewhere', async () => {
    const { email, password } = await newcomer()
    const [stranger, home] = [anyHost(), anyHost()]
    for (let further = 0; further < 6; further++) expect(await attempt(email, wrong, stranger)).toEqual(refusal)
    expect(await attempt(email, wrong, stranger)).toMatchObject({ ok: false, problem: { code: 'tooMany' } })
    expect(await attempt(email, wrong, home)).toEqual(refusal)
    expect(await attempt(email, password, home)).toMatchObject({ ok: true })
    // The owner's success does not make the stranger's wait any shorter.
    expect(await attempt(email, wrong, stranger)).toMatchObject({ ok: false, problem: { code: 'tooMany' } })
  })

  it('makes every wait the longest after a hundred attempts from everywhere, and gives a new host its first attempts', async () => {
    const { email, password } = await newcomer()
    const host = anyHost()
    expect(await attempt(email, wrong, host)).toEqual(refusal)
    const { rowCount } = await owner.query(`UPDATE rate_limits SET points = 100 WHERE key IN (SELECT key FROM rate_limits WHERE key LIKE 'sign-in-account:%' ORDER BY expire DESC LIMIT 1)`)
    expect(rowCount).toBe(1)
    for (let free = 1; free < 6; free++) expect(await attempt(email, wrong, host)).toEqual(refusal)
    expect(secondsOf(await attempt(email, wrong, host))).toBeGreaterThan(890)
    expect(await attempt(email, password)).toMatchObject({ ok: true })
  })

  it('starts afresh after a success', async () => {
    const { email, password } = await newcomer()
    const host = anyHost()
    for (let further = 0; further < 6; further++) expect(await attempt(email, wrong, host)).toEqual(refusal)
    await passTime()
    expect(await attempt(email, password, host)).toMatchObject({ ok: true })
    for (let free = 0; free < 5; free++) expect(await attempt(email, wrong, host)).toEqual(refusal)
    expect(await attempt(email, password, host)).toMatchObject({ ok: true })
  })

  it('counts before the hash: of twenty at once only as many get in as may', async () => {
    const { email } = await newcomer()
    const host = anyHost()
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(email, wrong, host)))
    const codes = answers.map((answer) => !answer.ok && answer.problem.code)
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(6)
    expect(codes.filter((code) => code === 'tooMany')).toHaveLength(14)
  })

  it('counts an unknown address like a known one', async () => {
    const email = `${uuid()}@example.org`
    const host = anyHost()
    for (let further = 0; further < 6; further++) expect(await attempt(email, wrong, host)).toEqual(refusal)
    expect(await attempt(email, wrong, host)).toMatchObject({ ok: false, problem: { code: 'tooMany' } })
  })

  it('counts the attempts of one host over all accounts, and leaves other hosts alone', async () => {
    const host = anyHost()
    expect(await attempt(`${uuid()}@example.org`, wrong, host)).toEqual(refusal)
    const { rowCount } = await owner.query(`UPDATE rate_limits SET points = 60 WHERE key LIKE 'sign-in-host:%' AND key IN (SELECT key FROM rate_limits WHERE key LIKE 'sign-in-host:%' ORDER BY expire DESC LIMIT 1)`)
    expect(rowCount).toBe(1)
    expect(await attempt(team.viewer.email, team.viewer.password, host)).toMatchObject({ ok: false, problem: { code: 'tooMany', message: expect.stringContaining('10 minutes') } })
    expect(await attempt(team.viewer.email, team.viewer.password)).toMatchObject({ ok: true })
  })

  it('keeps no address in clear', async () => {
    await attempt('somebody.known@example.org', wrong)
    const { rows } = await owner.query(`SELECT key FROM rate_limits WHERE key LIKE '%@%' OR key LIKE '%host-%'`)
    expect(rows).toEqual([])
  })
})
