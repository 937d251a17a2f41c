import type { OutgoingHttpHeaders } from 'node:http'
import { expect, test } from '@playwright/test'
import { system } from '../system'
import { ownHeaders } from './client'
import { ask, askAll } from './http'
import { type Ground, prepare } from './ground'
import { sentAsBytes } from './import-routes'
import { routes, writes } from './route-table'
import { all, methodOf, rightful, send, statuses, succeeds } from './variants'
import { makeWorld } from './world'

let ground: Ground
test.beforeAll(async () => {
  ground = await prepare(await makeWorld())
})

test.describe('a write from elsewhere', () => {
  for (const route of writes)
    test(route.name, async () => {
      const { origin } = system()
      const valid = await route.make(ground, route.may[0]!)
      const from = (headers: OutgoingHttpHeaders): OutgoingHttpHeaders => ({ 'content-type': 'application/json', ...headers })
      const told = await send(
        ground,
        route,
        Object.entries<OutgoingHttpHeaders>({
          'no origin': {},
          'only a fetch site': { 'sec-fetch-site': 'same-origin' },
          'a null origin': { origin: 'null' },
          'a foreign origin': { origin: 'https://example.com' },
          'our host over TLS': { origin: origin.replace('http:', 'https:') },
          'our host, another port': { origin: origin.replace(/\d+$/, '1') },
          'our name in theirs': { origin: `${origin}.example.com` },
          'our origin, across sites': { origin, 'sec-fetch-site': 'cross-site' },
          'our origin, same site': { origin, 'sec-fetch-site': 'same-site' },
          'a forwarded host': { origin: 'https://example.com', 'x-forwarded-host': 'example.com', 'x-forwarded-proto': 'https' },
          'only a referrer': { referer: `${origin}/` },
        }).map(([what, headers]) => [what, valid.path, JSON.stringify(valid.body), from(headers)] as const),
      )
      expect(statuses(told)).toEqual(all(told, 403))
      const renamed = await ask({
        method: methodOf(route),
        path: valid.path,
        body: JSON.stringify(valid.body),
        headers: { ...rightful(ground, route).cookies(), ...ownHeaders(), host: 'example.com', origin: 'http://example.com' },
      })
      expect(renamed.status).toBe(421)
      await succeeds(ground, route, valid)
    })
})

test.describe('a write that is no JSON, or too much of it', () => {
  for (const route of writes)
    test(route.name, async () => {
      const valid = await route.make(ground, route.may[0]!)
      const text = JSON.stringify(valid.body)
      const { origin } = system()
      const types = await send(
        ground,
        route,
        [
          '',
          'text/plain',
          'text/plain; application/json',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'application/jsonp',
          'application/json5',
        ].map((type) => [type || 'no type', valid.path, text, type ? { origin, 'content-type': type } : { origin }] as const),
      )
      expect(statuses(types)).toEqual(all(types, 415))

      const limit = route.limit ?? 256 * 1024
      const padded = (bytes: number) => text + ' '.repeat(bytes - Buffer.byteLength(text))
      // What stands before the limit is a whole request: were it cut there, it would succeed.
      const large = await send(ground, route, [
        ['over the limit', valid.path, padded(limit + 1)],
        ['over the limit, in pieces', valid.path, padded(limit + 1), ownHeaders(), true],
      ])
      expect(statuses(large)).toEqual(all(large, 413))

      const deep = '['.repeat(50_000)
      const forms = await send(
        ground,
        route,
        Object.entries<string | Buffer>({
          'not UTF-8': Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe]), Buffer.from('}')]),
          'half a character': Buffer.from([0x7b, 0xe2, 0x82]),
          empty: '',
          'half an object': '{',
          'a bare word': 'undefined',
          'a number that is none': '{"a":NaN}',
          'a comment': `/**/${text}`,
          twice: text + text,
          null: 'null',
          list: `[${text}]`,
          string: JSON.stringify(text),
          number: '1',
          deep,
          'deep and whole': deep + ']'.repeat(50_000),
          'deep inside': `${text.slice(0, -1)}${text === '{}' ? '' : ','}"x":${deep}${']'.repeat(50_000)}}`,
        }).map(([what, body]) => [what, valid.path, body] as const),
      )
      expect(statuses(forms)).toEqual(all(forms, 400))

      const full = await rightful(ground, route).send(methodOf(route), valid.path, padded(limit), ownHeaders())
      expect(full.status, full.body).toBe(200)
    })
})

test('the file of an import is taken as bytes, from our own pages, and no longer than was announced', async () => {
  const route = routes.find(({ name }) => name.startsWith('PUT ') && name.endsWith('/file'))!
  const { path, bytes } = await route.make(ground, 'lead')
  const { origin } = system()
  const own = { ...ownHeaders(), ...sentAsBytes }
  const foreign = await send(ground, route, [
    ['no origin', path, bytes!, sentAsBytes],
    ['a foreign origin', path, bytes!, { ...sentAsBytes, origin: 'https://example.com' }],
    ['our origin, across sites', path, bytes!, { ...sentAsBytes, origin, 'sec-fetch-site': 'cross-site' }],
  ])
  expect(statuses(foreign)).toEqual(all(foreign, 403))
  const types = await send(ground, route, ['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''].map((type) => [type, path, bytes!, type ? { ...own, 'content-type': type } : { origin }] as const))
  expect(statuses(types)).toEqual(all(types, 415))
  const odd = await send(ground, route, ['-1', 'x', '1e99', '1.5', ''].map((from) => [from, `${path}?from=${from}`, '', own] as const))
  expect(odd.filter(([from, { status }]) => status !== (from === '' ? 200 : 400))).toEqual([])
  const misplaced = await send(ground, route, [['a gap', `${path}?from=5`, bytes!, own], ['more than announced', path, `${bytes}x`, own], ['more, in pieces', path, `${bytes}x`, own, true]])
  expect(statuses(misplaced)).toEqual({ 'a gap': 422, 'more than announced': 413, 'more, in pieces': 413 })
  const whole = await rightful(ground, route).send('PUT', path, bytes, own, true)
  expect(whole.status, whole.body).toBe(200)
})

test('a GET changes nothing: where writes go there is nothing to read, whatever method it says it stands for', async () => {
  const readable = new Set(routes.filter(({ name }) => name.startsWith('GET ')).map(({ name }) => name.slice(4)))
  const alone = writes.filter(({ name }) => !readable.has(name.split(' ')[1]!))
  const told = await askAll(
    alone,
    async (route) => {
      const { path } = await route.make(ground, route.may[0]!)
      const headers = { ...ownHeaders(), 'x-http-method-override': methodOf(route), 'x-method-override': methodOf(route) }
      return [
        route.name,
        [
          (await rightful(ground, route).get(path, headers)).status,
          (await rightful(ground, route).get(`${path}?_method=${methodOf(route)}`)).status,
        ],
      ] as const
    },
    1,
  )
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(alone.map(({ name }) => [name, [405, 405]])))
})
