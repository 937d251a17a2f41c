import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { system } from '../system'
import { Client } from './client'
import type { Answer } from './http'
import { type Person, type World, fresh, makeWorld } from './world'

let world: World
test.beforeAll(async () => {
  world = await makeWorld()
})

/** What the page is told of a refusal. */
const errorOf = ({ body }: Answer): string => new URL((JSON.parse(body) as { url: string }).url).searchParams.get('error') ?? ''

test('an address that is not known and a password that is wrong get one answer, in about the same time', async () => {
  const timed = async (
    email: string,
    password = 'not the password',
  ): Promise<{ answer: Answer; took: number; signedIn: boolean }> => {
    const client = new Client()
    // The token first, so that only the attempt is timed.
    const { csrfToken } = JSON.parse((await client.get('/api/auth/csrf')).body) as { csrfToken: string }
    const form = new URLSearchParams({ csrfToken, email, password, json: 'true' }).toString()
    const begun = performance.now()
    const answer = await client.send('POST', '/api/auth/callback/credentials', form, {
      'content-type': 'application/x-www-form-urlencoded',
      origin: system().origin,
    })
    return { answer, took: performance.now() - begun, signedIn: client.session !== undefined }
  }
  const { lead, reviewer, ana, viewer, foreign } = world.people
  await timed(`nobody-${fresh()}@example.org`)
  const known: number[] = []
  const unknown: number[] = []
  const answers = new Set<string>()
  for (const person of [lead, reviewer, ana, viewer, foreign, lead, reviewer]) {
    for (const [email, times] of [
      [person.email, known],
      [`nobody-${fresh()}@example.org`, unknown],
    ] as const) {
      const { answer, took, signedIn } = await timed(email)
      expect(signedIn).toBe(false)
      times.push(took)
      const { date: _date, 'set-cookie': _cookie, ...headers } = answer.headers
      answers.add(JSON.stringify([answer.status, answer.body, headers]))
    }
  }
  expect([...answers]).toHaveLength(1)
  const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
  // Without the dummy hash an address that is not known is answered in a fifth of the time.
  const ratio = median(unknown) / median(known)
  expect(ratio, `${median(unknown)} ms against ${median(known)} ms`).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})

test('an address is one however it is written', async () => {
  const { email, password } = world.people.ana
  for (const written of [email.toUpperCase(), ` ${email}\t`, email.replace('@', '\uff20')]) {
    const client = new Client()
    await client.signIn(written, password)
    expect((await client.get('/account')).body).toContain(email)
  }
})

test('what cannot be an address or a password is refused like any other', async () => {
  const refused = errorOf(await new Client().signIn(`nobody-${fresh()}@example.org`, 'x'))
  for (const [email, password] of [
    ['', ''],
    ['\u0000', 'x'],
    ['x'.repeat(5000), 'x'],
    ['a@b', '\u0000'],
    ['{"contains":""}', 'x'],
    ['a@b', 'x'.repeat(10_000)],
    ["' OR 1=1 --", 'x'],
  ] as const) {
    const client = new Client()
    const answer = await client.signIn(email, password)
    expect([answer.status, errorOf(answer)]).toEqual([401, refused])
    expect(client.session).toBeUndefined()
  }
})

test('after repeated failures an account has to wait, which is said, and then lets its owner in', async () => {
  const { ben, viewer } = world.people
  const attempt = async ({ email }: Person, password: string) => {
    const client = new Client()
    const answer = await client.signIn(email, password)
    return client.session ? 'signed in' : errorOf(answer)
  }
  const wrong = await attempt(ben, 'not the password')
  for (let times = 0; times < 5; times += 1) expect(await attempt(ben, 'not the password')).toBe(wrong)
  const waiting = await attempt(ben, ben.password)
  expect(waiting).toMatch(/There were too many attempts\. Try again in \d+ seconds\./)
  // Not the address of the browser is at fault, but the account: others sign in meanwhile.
  expect(await attempt(viewer, viewer.password)).toBe('signed in')
  // Saying to come from elsewhere does not help.
  const elsewhere = new Client()
  const { csrfToken } = JSON.parse((await elsewhere.get('/api/auth/csrf')).body) as { csrfToken: string }
  const form = new URLSearchParams({ csrfToken, email: ben.email, password: ben.password, json: 'true' }).toString()
  await elsewhere.send('POST', '/api/auth/callback/credentials', form, {
    'content-type': 'application/x-www-form-urlencoded',
    origin: system().origin,
    'x-forwarded-for': '203.0.113.7',
  })
  expect(elsewhere.session).toBeUndefined()
  await wait(1000 * Number(/in (\d+) seconds/.exec(waiting)![1]) + 500)
  expect(await attempt(ben, ben.password)).toBe('signed in')
  // And the count begins anew.
  expect(await attempt(ben, 'not the password')).toBe(wrong)
  expect(await attempt(ben, ben.password)).toBe('signed in')
})
