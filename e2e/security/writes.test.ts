import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { OutgoingHttpHeaders } from 'node:http'
import { system } from '../system'
import type { Client } from './client'
import { ownHeaders } from './client'
import { type Answer, ask, askAll } from './http'
import { type Json, isLeaf, isObject, placesOf, randomOf, replaced, spoil } from './mutation'
import { type Ground, type Route, type Valid, prepare, routes, writes } from './route-table'
import { makeWorld } from './world'

/** What one request was, and how it was answered. */
type Told = readonly [what: string, answer: Answer]

let ground: Ground
test.beforeAll(async () => {
  ground = await prepare(await makeWorld())
})

/** Somebody who may use the route; where nobody has to be signed in, a stranger. */
const rightful = (route: Route): Client => ground.world.people[route.open ? 'nobody' : route.may[0]!].client
const methodOf = (route: Route): string => route.name.split(' ')[0]!
const json = (value: unknown): string => JSON.stringify(value)

/** Sends variants of one request. */
function send(route: Route, variants: readonly (readonly [what: string, path: string, body: string | Buffer, headers?: OutgoingHttpHeaders, chunked?: boolean])[]): Promise<Told[]> {
  const client = rightful(route)
  return askAll(variants, async ([what, path, body, headers = ownHeaders(), chunked]) => [what, await client.send(methodOf(route), path, body, headers, chunked)] as const)
}

const statuses = (told: readonly Told[]) => Object.fromEntries(told.map(([what, { status }]) => [what, status]))
const all = (told: readonly Told[], status: number) => Object.fromEntries(told.map(([what]) => [what, status]))

/** The request that was refused in every variant succeeds as it is: it was refused for nothing else. */
async function succeeds(route: Route, { path, body }: Valid): Promise<void> {
  const answer = await rightful(route).send(methodOf(route), path, json(body), ownHeaders())
  expect(answer.status, answer.body).toBe(200)
}

test.describe('a write from elsewhere', () => {
  for (const route of writes)
    test(route.name, async () => {
      const { origin } = system()
      const valid = await route.make(ground, route.may[0]!)
      const from = (headers: OutgoingHttpHeaders): OutgoingHttpHeaders => ({ 'content-type': 'application/json', ...headers })
      const told = await send(route, Object.entries<OutgoingHttpHeaders>({
        'no origin': {}, 'only a fetch site': { 'sec-fetch-site': 'same-origin' }, 'a null origin': { origin: 'null' }, 'a foreign origin': { origin: 'https://example.com' },
        'our host over TLS': { origin: origin.replace('http:', 'https:') }, 'our host, another port': { origin: origin.replace(/\d+$/, '1') }, 'our name in theirs': { origin: `${origin}.example.com` },
        'our origin, across sites': { origin, 'sec-fetch-site': 'cross-site' }, 'our origin, same site': { origin, 'sec-fetch-site': 'same-site' },
        'a forwarded host': { origin: 'https://example.com', 'x-forwarded-host': 'example.com', 'x-forwarded-proto': 'https' },
        'only a referrer': { referer: `${origin}/` },
      }).map(([what, headers]) => [what, valid.path, json(valid.body), from(headers)] as const))
      expect(statuses(told)).toEqual(all(told, 403))
      const renamed = await ask({ method: methodOf(route), path: valid.path, body: json(valid.body), headers: { ...rightful(route).cookies(), ...ownHeaders(), host: 'example.com', origin: 'http://example.com' } })
      expect(renamed.status).toBe(421)
      await succeeds(route, valid)
    })
})

test.describe('a write that is no JSON, or too much of it', () => {
  for (const route of writes)
    test(route.name, async () => {
      const valid = await route.make(ground, route.may[0]!)
      const text = json(valid.body)
      const { origin } = system()
      const types = await send(route, ['', 'text/plain', 'text/plain; application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', 'application/json5']
        .map((type) => [type || 'no type', valid.path, text, type ? { origin, 'content-type': type } : { origin }] as const))
      expect(statuses(types)).toEqual(all(types, 415))

      const limit = route.limit ?? 256 * 1024
      const padded = (bytes: number) => text + ' '.repeat(bytes - Buffer.byteLength(text))
      // What stands before the limit is a whole request: were it cut there, it would succeed.
      const large = await send(route, [['over the limit', valid.path, padded(limit + 1)], ['over the limit, in pieces', valid.path, padded(limit + 1), ownHeaders(), true]])
      expect(statuses(large)).toEqual(all(large, 413))

      const deep = '['.repeat(50_000)
      const forms = await send(route, Object.entries<string | Buffer>({
        'not UTF-8': Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe]), Buffer.from('}')]), 'half a character': Buffer.from([0x7b, 0xe2, 0x82]), empty: '', 'half an object': '{', 'a bare word': 'undefined',
        'a number that is none': '{"a":NaN}', 'a comment': `/**/${text}`, twice: text + text, null: 'null', list: `[${text}]`, string: json(text), number: '1', deep, 'deep and whole': deep + ']'.repeat(50_000),
        'deep inside': `${text.slice(0, -1)}${text === '{}' ? '' : ','}"x":${deep}${']'.repeat(50_000)}}`,
      }).map(([what, body]) => [what, valid.path, body] as const))
      expect(statuses(forms)).toEqual(all(forms, 400))

      const full = await rightful(route).send(methodOf(route), valid.path, padded(limit), ownHeaders())
      expect(full.status, full.body).toBe(200)
    })
})

test.describe('a write with something in it that does not belong', () => {
  const operators: readonly Json[] = [{ contains: '' }, { not: null }, { $ne: null }, { in: [] }, [], [''], { set: 'x' }]
  const columns = [...readFileSync(join(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8').matchAll(/^ {2}([a-z][A-Za-z0-9]*) +[A-Z]/gm)].map((match) => match[1]!)
  const secret = ['passwordHash', 'mayCreateProjects', 'projectId', 'role', 'disabledAt', 'tokenHash', 'changedById', 'submittedAt']

  for (const route of writes)
    test(route.name, async () => {
      const valid = await route.make(ground, route.may[0]!)
      const body = valid.body as Json
      const at = (path: readonly (string | number)[]) => path.join('.') || 'the body'

      expect(columns).toEqual(expect.arrayContaining(secret))
      const strangers = [...new Set(columns)].filter((name) => !Object.hasOwn(body as object, name))
      const optional = route.name.includes('/members/') ? ['role'] : []
      const added = await send(route, strangers.filter((name) => !optional.includes(name)).map((name) => [name, valid.path, json({ ...(body as object), [name]: null })] as const))
      expect(statuses(added)).toEqual(all(added, 400))

      const objects = placesOf(body, isObject)
      const unknown = await send(route, objects.flatMap(({ path, value }) => [
        [`an unknown key in ${at(path)}`, valid.path, json(replaced(body, path, { ...(value as object), unheard_of: 1 }))],
        [`a prototype in ${at(path)}`, valid.path, json(replaced(body, path, { ...(value as object), '\u0001': { isAdmin: true } })).replace('\\u0001', '__proto__')],
      ] as const))
      expectRefused(unknown)

      const leaves = placesOf(body, isLeaf).filter(({ path }) => path.length > 0)
      expectRefused(await send(route, leaves.flatMap(({ path }) => operators.map((operator) => [`${at(path)} = ${json(operator)}`, valid.path, json(replaced(body, path, operator))] as const))))
      const texts = leaves.filter(({ path, value }) => typeof value === 'string' && at(path) !== 'password')
      expectRefused(await send(route, texts.flatMap(({ path, value }) => ['\u0000', '\ud800', '\udc00x'].map((odd) => [`${at(path)} with ${json(odd)}`, valid.path, json(replaced(body, path, `${value as string}${odd}`))] as const))))

      const steps = valid.path.split('/')
      const named = steps.flatMap((step, index) => (index > 3 && (/^[0-9a-f-]{36}$/.test(step) || step === ground.world.project || step.startsWith('text-')) ? [index] : []))
      const others = ['x', '1', '%00', '%F0%9F%99%82', '%7B%22contains%22%3A%22%22%7D', '00000000-0000-4000-8000-00000000000g', 'a'.repeat(500), '..%2F..', "'%20OR%201=1--"]
      const misnamed = await send(route, named.flatMap((index) => others.map((other) => [`${steps[index]} = ${other}`, steps.with(index, other).join('/'), json(body)] as const)))
      expect(statuses(misnamed)).toEqual(all(misnamed, 404))
      await succeeds(route, valid)
    })
})

/** Refused because of its form, or because of what it says; and by us, not by a failure. */
function expectRefused(told: readonly Told[]): void {
  expect(told.filter(([, { status }]) => ![400, 404, 422].includes(status)).map(([what, { status, body }]) => `${what}: ${status} ${body.slice(0, 200)}`)).toEqual([])
}

test('a GET changes nothing: where writes go there is nothing to read, whatever method it says it stands for', async () => {
  const readable = new Set(routes.filter(({ name }) => name.startsWith('GET ')).map(({ name }) => name.slice(4)))
  const alone = writes.filter(({ name }) => !readable.has(name.split(' ')[1]!))
  const told = await askAll(alone, async (route) => {
    const { path } = await route.make(ground, route.may[0]!)
    const headers = { ...ownHeaders(), 'x-http-method-override': methodOf(route), 'x-method-override': methodOf(route) }
    return [route.name, [(await rightful(route).get(path, headers)).status, (await rightful(route).get(`${path}?_method=${methodOf(route)}`)).status]] as const
  }, 1)
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(alone.map(({ name }) => [name, [405, 405]])))
})

test('reads with odd names and queries find nothing, and do not fail', async () => {
  const { world } = ground
  const { client } = world.people.lead
  const odd = ['%00', '%ED%A0%80', '%F0%9F%99%82', '%7B%22contains%22%3A%22%22%7D', 'a'.repeat(2000), '..%2F..%2Fetc%2Fpasswd', '__proto__', 'constructor']
  const under = `/projects/${world.project}`
  const told = await askAll(odd.flatMap((one) => [
    `/projects/${one}`, `/projects/${one}/articles`, `${under}/${one}`, `${under}/articles/${one}`, `${under}/outlets/${one}`, `${under}/read/${one}`, `${under}/review/${one}`,
    `${under}/review/${ground.judged.slug}/${one}`, `/api/v1${under}/export/${one}`, `/api/v1/projects/${one}/export/labels.csv`, `/api/v1/projects/${one}/articles/same-text?sha256=x`, `/api/v1/${one}`,
  ]), async (path) => [path, (await client.get(path)).status] as const)
  expect(told.filter(([, status]) => status !== 404 && status !== 400)).toEqual([])
  const queries = await askAll(odd.flatMap((one) => [
    `/api/v1${under}/articles/same-text?sha256=${one}`, `/api/v1${under}/articles/same-text?sha256[contains]=${one}`, `${under}/review?kind=${one}&tag=${one}&outlet=${one}&pair=${one}&state=${one}`, `/sign-in?next=${one}`,
  ]), async (path) => [path, (await client.get(path)).status] as const)
  expect(queries.filter(([, status]) => status >= 500)).toEqual([])
})

test.describe('spoilt bodies never make it fail', () => {
  const seed = Number(process.env['CROSSREAD_SEED'] ?? 20_261_121)
  const times = Number(process.env['CROSSREAD_FUZZ'] ?? 100)
  for (const [index, route] of writes.entries())
    test(`${times} for ${route.name}`, async () => {
      const random = randomOf(seed + index)
      let valid = await route.make(ground, route.may[0]!)
      const failed: string[] = []
      for (let done = 0; done < times; done += 10) {
        const bodies = Array.from({ length: 10 }, () => spoil(valid.body as Json, random))
        const told = await send(route, bodies.map((body) => [body.toString('latin1').slice(0, 300), valid.path, body] as const))
        failed.push(...told.filter(([, { status }]) => status >= 500).map(([what, { status }]) => `${status} ${what}`))
        // What got through may have used the request up.
        if (told.some(([, { status }]) => status === 200) && done + 10 < times) valid = await route.make(ground, route.may[0]!)
      }
      expect(failed, `seed ${seed + index}`).toEqual([])
    })
})
