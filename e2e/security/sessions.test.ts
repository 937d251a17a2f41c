import { expect, test } from '@playwright/test'
import { system } from '../system'
import { Client, sessionCookie } from './client'
import { askAll, cookiesOf } from './http'
import { type World, fresh, makeWorld, must } from './world'

let world: World
test.beforeAll(async () => {
  world = await makeWorld()
})

/** Somebody of the world, signed in once more. */
async function again(actor: 'ana' | 'ben' | 'viewer'): Promise<Client> {
  const client = new Client()
  await client.signIn(world.people[actor].email, world.people[actor].password)
  return client
}

/** What a session may do now: what the API and a page answer. A refused request to the API of a stranger is 401, a page sends on. */
async function standing(client: Client): Promise<string> {
  const read = await client.get(`/api/v1/projects/${world.project}/articles/same-text?sha256=x`)
  const page = await client.get('/account')
  return `${read.status} ${page.status}`
}
const signedIn = '404 200'
const nobody = '401 307'

test('the cookie is for HTTP alone and for this host alone', async () => {
  const { email, password } = world.people.ana
  const answer = await new Client().signIn(email, password)
  const cookies = cookiesOf(answer)
  const cookie = cookies.find(({ name }) => name === sessionCookie)!
  expect(cookie.attributes).toMatch(/^Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  const expires = Date.parse(/Expires=([^;]+)/.exec(cookie.attributes)![1]!)
  expect(expires - Date.now()).toBeLessThanOrEqual(7 * 24 * 60 * 60 * 1000)
  expect(cookies.filter(({ attributes }) => !/HttpOnly; SameSite=Lax/.test(attributes))).toEqual([])
})

test('the token tells nothing, and neither does what scripts can read', async () => {
  const client = await again('ana')
  const told = await client.get('/api/auth/session')
  expect(Object.keys(JSON.parse(told.body) as object)).toEqual(['expires'])
  expect(JSON.parse((await new Client().get('/api/auth/session')).body)).toEqual({})
  // Five parts: encrypted, not only signed.
  expect(client.session!.split('.')).toHaveLength(5)
  expect(Buffer.from(client.session!.split('.')[0]!, 'base64url').toString()).toBe('{"alg":"dir","enc":"A256GCM"}')
})

test('signing out ends the session at once, whoever kept its cookie', async () => {
  const client = await again('ana')
  const thief = new Client()
  thief.hold(sessionCookie, client.session!)
  expect(await standing(thief)).toBe(signedIn)
  await client.signOut()
  expect(client.session).toBeUndefined()
  expect(await standing(client)).toBe(nobody)
  expect(await standing(thief)).toBe(nobody)
  expect(await standing(world.people.ana.client)).toBe(signedIn)
})

test('nobody is signed in or out without the token against forged requests', async () => {
  const { email, password } = world.people.ana
  const form = (fields: Record<string, string>) => new URLSearchParams({ ...fields, json: 'true' }).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://example.com' }
  const forged = new Client()
  await forged.send('POST', '/api/auth/callback/credentials', form({ email, password }), type)
  await forged.send('POST', '/api/auth/callback/credentials', form({ email, password, csrfToken: 'f'.repeat(64) }), type)
  expect(forged.session).toBeUndefined()
  const client = await again('ana')
  await client.send('POST', '/api/auth/signout', form({}), type)
  await client.get('/api/auth/signout')
  await client.get(`/api/auth/callback/credentials?email=${email}&password=${encodeURIComponent(password)}`)
  expect(await standing(client)).toBe(signedIn)
})

test('a form that is none, too large or from elsewhere is refused before it is read', async () => {
  const { email, password } = world.people.ana
  const client = new Client()
  const { csrfToken } = JSON.parse((await client.get('/api/auth/csrf')).body) as { csrfToken: string }
  const path = '/api/auth/callback/credentials'
  const form = (fields: Record<string, string> = {}) =>
    new URLSearchParams({ csrfToken, email, password, json: 'true', ...fields }).toString()
  const own = { 'content-type': 'application/x-www-form-urlencoded', origin: system().origin }
  const status = async (...sent: Parameters<Client['send']>) => (await client.send(...sent)).status
  expect(await status('POST', path, form({ padding: 'x'.repeat(20_000) }), own)).toBe(413)
  expect(await status('POST', path, form({ padding: 'x'.repeat(2_000_000) }), own, true)).toBe(413)
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])
    expect(await status('POST', path, '{', type ? { ...own, 'content-type': type } : { origin: own.origin })).toBe(415)
  for (const origin of ['https://example.com', 'null']) expect(await status('POST', path, form(), { ...own, origin })).toBe(403)
  expect(await status('POST', path, form(), { 'content-type': own['content-type'] })).toBe(403)
  for (const site of ['cross-site', 'same-site', 'none']) expect(await status('POST', path, form(), { ...own, 'sec-fetch-site': site })).toBe(403)
  expect(await status('GET', `${path}?${form()}`)).toBe(405)
  for (const method of ['PUT', 'PATCH', 'DELETE']) expect(await status(method, path, form(), own)).toBe(405)
  expect(client.session).toBeUndefined()
  expect(await status('POST', path, form(), own)).toBe(200)
  expect(client.session).toBeDefined()
})

test('a changed password ends the other sessions, and only them', async () => {
  const [one, other] = [await again('ben'), await again('ben')]
  const before = world.people.ben.password
  world.people.ben.password = `another ${fresh()}`
  await must(one, 'PUT', '/account/password', { current: before, password: world.people.ben.password })
  expect(await standing(one)).toBe(signedIn)
  expect(await standing(other)).toBe(nobody)
  expect(await standing(world.people.ben.client)).toBe(nobody)
  const late = new Client()
  await late.signIn(world.people.ben.email, before)
  expect(late.session).toBeUndefined()
  expect(await standing(await again('ben'))).toBe(signedIn)
})

test('ending one session, or all others, counts from the next request on', async () => {
  const [one, other] = [await again('ana'), await again('ana')]
  const [listed] = [
    ...(await one.get('/account')).body.replaceAll('\\"', '"').matchAll(/"id":"([0-9a-f-]{36})"[^{}]*"current":true/g),
  ].map((match) => match[1]!)
  await must(other, 'DELETE', `/account/sessions/${listed!}`, {})
  expect(await standing(one)).toBe(nobody)
  expect(await standing(world.people.ana.client)).toBe(signedIn)
  await must(other, 'DELETE', '/account/sessions', {})
  expect(await standing(other)).toBe(signedIn)
  expect(await standing(world.people.ana.client)).toBe(nobody)
  await world.people.ana.client.signIn(world.people.ana.email, world.people.ana.password)
})

test('a member who is kept out, or given another role, is met as such at the next request', async () => {
  const { lead, viewer } = world.people
  const change = (body: object) => must(lead.client, 'PATCH', `/projects/${world.project}/members/${viewer.userId}`, body)
  const sees = async () =>
    (
      await Promise.all(['articles', 'team', 'review'].map((page) => viewer.client.get(`/projects/${world.project}/${page}`)))
    ).map(({ status }) => status)
  expect(await sees()).toEqual([200, 404, 404])
  await change({ disabled: true })
  expect(await sees()).toEqual([404, 404, 404])
  await change({ disabled: false, role: 'lead' })
  expect(await sees()).toEqual([200, 200, 200])
  await change({ role: 'viewer' })
  expect(await sees()).toEqual([200, 404, 404])
})

test('signing in makes a new token, whatever cookie was there before', async () => {
  const planted = await again('viewer')
  const before = planted.session!
  const victim = new Client()
  victim.hold(sessionCookie, before)
  await victim.signIn(world.people.ana.email, world.people.ana.password)
  expect(victim.session).not.toBe(before)
  expect((await victim.get('/account')).body).toContain(world.people.ana.email)
  // Who planted it has what they had, and no more.
  expect((await planted.get('/account')).body).not.toContain(world.people.ana.email)
  const [one, two] = [await again('ana'), await again('ana')]
  expect(new Set([one.session, two.session, victim.session]).size).toBe(3)
})

test('a cookie that we did not make is nobody’s', async () => {
  const real = (await again('ana')).session!
  const parts = real.split('.')
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sid":"x","sub":"x"}').toString('base64url')}.`
  const middle = parts[3]!
  const forged = [
    'x',
    '',
    none,
    `${real}x`,
    parts.slice(0, 4).join('.'),
    [...parts.slice(0, 3), (middle.startsWith('A') ? 'B' : 'A') + middle.slice(1), parts[4]].join('.'),
    real.toUpperCase(),
    'a.b.c.d.e',
    '%00',
    '../../x',
    'é',
    'x'.repeat(7000),
    `"${real}`,
  ]
  const told = await askAll(forged, async (value) => {
    const client = new Client()
    client.hold(sessionCookie, value)
    return [
      value.slice(0, 30),
      (await client.get(`/api/v1/projects/${world.project}/articles/same-text?sha256=x`)).status,
      (await client.get('/projects')).headers.location ?? 'shown',
    ] as const
  })
  expect(told.filter(([, status, page]) => status !== 401 || !/\/sign-in(\?|$)/.test(page))).toEqual([])
})

test('nothing sends people who sign in to another place', async () => {
  const { client } = world.people.ana
  const { origin } = system()
  const hosts = [
    'https://example.com',
    '//example.com',
    '/\\example.com',
    '\\\\example.com',
    '/\t/example.com',
    '/\n/example.com',
    '\t//example.com',
    ' //example.com',
    '/%09/example.com',
    '/.//example.com',
    '/..//example.com',
    'https:example.com',
    'https:///example.com',
    'http:/\\example.com',
    'javascript:alert(1)',
    'data:text/html,x',
    '@example.com',
    '.example.com',
    'example.com',
    '//example.com@' + new URL(origin).host,
    '///example.com',
    '/\u2215example.com',
    '//\u3002example.com',
    '/%2F/example.com',
    '/%5Cexample.com',
    '/sign-in',
    '/sign-in?next=//example.com',
    '',
  ]
  const told = await askAll(
    hosts.flatMap((to) => [`/sign-in?next=${encodeURIComponent(to)}`, `/sign-in?next=${encodeURIComponent(to)}&next=x`]),
    async (path) => {
      const { status, headers } = await client.get(path)
      return [path, status, headers.location ?? ''] as const
    },
  )
  // A browser reads the address as the page's script does, tabs and line feeds taken out.
  expect(
    told.filter(
      ([, status, location]) => status !== 307 || new URL(location, origin).origin !== origin || /^[\\/\s]{2}/.test(location),
    ),
  ).toEqual([])
  // The twin: a place of our own is gone to.
  expect((await client.get(`/sign-in?next=${encodeURIComponent('/projects/x/work?filter=1')}`)).headers.location).toBe(
    '/projects/x/work?filter=1',
  )
  // Where somebody else wants to sign in, nobody is led on, and nothing on the page leads away.
  const another = await askAll(
    [...hosts, '/projects/x/work'].map((to) => `/sign-in?as=another&next=${encodeURIComponent(to)}`),
    async (path) => {
      const { status, body } = await client.get(path)
      return [path, status, [...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)] as const
    },
  )
  expect(another.filter(([, status, links]) => status !== 200 || links.join() !== '/')).toEqual([])

  const stranger = new Client()
  const away = await askAll(
    ['//example.com/projects', '/\\example.com', '//example.com/..%2f', '/%5c%5cexample.com', '/.//example.com'],
    async (path) => {
      const { headers } = await stranger.get(path)
      return [path, headers.location ?? ''] as const
    },
  )
  expect(away.filter(([, location]) => location !== '' && new URL(location, origin).origin !== origin)).toEqual([])

  const { csrfToken } = JSON.parse((await stranger.get('/api/auth/csrf')).body) as { csrfToken: string }
  const form = new URLSearchParams({
    csrfToken,
    email: world.people.ana.email,
    password: world.people.ana.password,
    json: 'true',
    callbackUrl: 'https://example.com/',
  }).toString()
  const answer = await stranger.send('POST', '/api/auth/callback/credentials?callbackUrl=https%3A%2F%2Fexample.com', form, {
    'content-type': 'application/x-www-form-urlencoded',
    origin,
  })
  expect(new URL((JSON.parse(answer.body) as { url: string }).url).origin).toBe(origin)
  for (const path of [
    '/api/auth/signin',
    '/api/auth/signout',
    '/api/auth/error',
    '/api/auth/verify-request',
    '/api/auth/callback/credentials',
    '/api/auth/nothing',
  ]) {
    const { headers, status } = await new Client().get(`${path}?callbackUrl=https%3A%2F%2Fexample.com&error=%3Cscript%3E`, {
      'x-forwarded-host': 'example.com',
      'x-forwarded-proto': 'https',
    })
    expect([path, status < 500, new URL(headers.location ?? '/', origin).origin]).toEqual([path, true, origin])
  }
})
