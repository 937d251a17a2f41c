import { expect, test } from '@playwright/test'
import { system } from '../system'
import { Client, ownHeaders } from './client'
import { type Answer, askAll } from './http'
import { type Ground, prepare } from './ground'
import { makeWorld } from './world'

let ground: Ground
test.beforeAll(async () => {
  ground = await prepare(await makeWorld())
})

/** One answer of every kind, and whether it is somebody's own. */
async function kinds(): Promise<readonly (readonly [kind: string, personal: boolean, answer: Answer])[]> {
  const { world } = ground
  const { lead, ana, nobody } = world.people
  const under = `/projects/${world.project}`
  const shown = await lead.client.get(`${under}/articles`)
  const script = /\/_next\/static\/[^"\\]+\.js/.exec(shown.body)![0]
  const styles = [...new Set(shown.body.match(/\/_next\/static\/[^"\\]+\.css/g))]
  const rules = await askAll(styles, async (path) => (await nobody.client.get(path)).body)
  const font = /\.\.(\/media\/[^)"']+\.woff2)/.exec(rules.join())![1]!
  const asked: readonly (readonly [string, boolean, () => Promise<Answer>])[] = [
    ['page', true, async () => shown],
    ['reading page', true, () => ana.client.get(`${under}/read/${ground.ownAssignment}`)],
    ['page as data', true, () => dataOf(lead.client, `${under}/articles`, { rsc: '1' })],
    ['page fetched ahead', true, () => dataOf(lead.client, `${under}/articles`, { rsc: '1', 'next-router-prefetch': '1' })],
    ['page that is not there', true, () => lead.client.get('/nothing')],
    ['page for others', true, () => ana.client.get(`${under}/team`)],
    ['page for strangers', true, () => nobody.client.get('/sign-in')],
    ['way to the sign-in', true, () => nobody.client.get(under)],
    ['way on', true, () => lead.client.get(under)],
    ['read', true, () => lead.client.get(`/api/v1${under}/articles/same-text?sha256=x`)],
    [
      'write',
      true,
      () => lead.client.write('PUT', `/api/v1${under}/settings`, { peersVisible: 'afterSubmit', decideOwnCases: false, outletVisibility: 'shown' }),
    ],
    ['not signed in', true, () => nobody.client.get(`/api/v1${under}/export/labels.csv`)],
    ['not found', true, () => ana.client.get(`/api/v1${under}/export/labels.csv`)],
    ['from elsewhere', true, () => lead.client.write('PUT', `/api/v1${under}/settings`, {}, { origin: 'https://example.com' })],
    ['invalid', true, () => lead.client.write('PUT', `/api/v1${under}/settings`, {})],
    ['too large', true, () => lead.client.send('PUT', `/api/v1${under}/settings`, ' '.repeat(300_000), ownHeaders())],
    ['wrong method', true, () => lead.client.get(`/api/v1${under}/settings`)],
    ['no such route', true, () => lead.client.get('/api/v1/nothing')],
    ['lines', true, () => lead.client.get(`/api/v1${under}/export/labels.jsonl`)],
    ['table', true, () => lead.client.get(`/api/v1${under}/export/labels.csv`)],
    ['session', true, () => lead.client.get('/api/auth/session')],
    ['script', false, () => nobody.client.get(script)],
    ['style', false, () => nobody.client.get(styles[0]!)],
    ['font', false, () => nobody.client.get(`/_next/static${font}`)],
    ['icon', false, () => nobody.client.get('/icon.svg')],
    ['no such static file', false, () => nobody.client.get('/_next/static/nothing.js')],
    ['no such icon', false, () => nobody.client.get('/icon.svgx')],
    ['image optimizer', false, () => lead.client.get('/_next/image?url=%2Ficon.svg&w=64&q=75')],
  ]
  return Promise.all(asked.map(async ([kind, personal, work]) => [kind, personal, await work()] as const))
}

/** A page as the data that its scripts ask for. Next sends them to an address of their own first. */
async function dataOf(client: Client, path: string, headers: Record<string, string>): Promise<Answer> {
  const { location } = (await client.get(path, headers)).headers
  return client.get(location!, headers)
}

test('every kind of answer carries the headers, and none that it should not', async () => {
  const always = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()') as unknown,
  }
  const seen = await kinds()
  expect(
    Object.fromEntries(
      seen.map(([kind, , { headers }]) => [kind, Object.fromEntries(Object.keys(always).map((name) => [name, headers[name]]))]),
    ),
  ).toEqual(Object.fromEntries(seen.map(([kind]) => [kind, always])))
  const unwanted = /^(x-powered-by|server|access-control-.*|x-middleware-.*|x-nonce|x-matched-path)$/
  expect(
    seen.flatMap(([kind, , { headers }]) =>
      Object.keys(headers)
        .filter((name) => unwanted.test(name))
        .map((name) => `${kind}: ${name}`),
    ),
  ).toEqual([])
  expect(
    seen
      .filter(([, personal, { headers }]) => personal && !/private.*no-store/.test(headers['cache-control'] ?? ''))
      .map(([kind, , { headers }]) => `${kind}: ${headers['cache-control']}`),
  ).toEqual([])
  expect(seen.filter(([, personal, { headers }]) => personal && headers.etag).map(([kind]) => kind)).toEqual([])
  // Whatever can be shown as a page has a policy.
  expect(
    seen
      .filter(
        ([, , { headers }]) =>
          /html|json/.test(headers['content-type'] ?? '') &&
          !/default-src 'none'/.test(String(headers['content-security-policy'])),
      )
      .map(([kind]) => kind),
  ).toEqual([])
  expect(Object.fromEntries(seen.map(([kind, , { status }]) => [kind, status]))).toMatchObject({
    page: 200,
    'reading page': 200,
    'page as data': 200,
    'page that is not there': 404,
    'page for others': 404,
    'way to the sign-in': 307,
    read: 200,
    write: 200,
    'not signed in': 401,
    'not found': 404,
    'from elsewhere': 403,
    invalid: 400,
    'too large': 413,
    'wrong method': 405,
    lines: 200,
    script: 200,
    style: 200,
    font: 200,
    icon: 200,
    'image optimizer': 404,
  })
})

test('an export is a file to keep, of a fixed type', async () => {
  const { client } = ground.world.people.lead
  for (const [name, type] of [
    ['labels.jsonl', 'application/x-ndjson; charset=utf-8'],
    ['labels.csv', 'text/csv; charset=utf-8'],
    ['labels-raw.csv', 'text/csv; charset=utf-8'],
  ] as const) {
    const { headers } = await client.get(`/api/v1/projects/${ground.world.project}/export/${name}`, { accept: 'text/html' })
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      type,
      `attachment; filename="${ground.world.project}-${name}"`,
    ])
  }
})

test('a page’s policy has a nonce of its own, which only its own scripts carry', async () => {
  const { ana, nobody } = ground.world.people
  const paths = [
    ...Array.from({ length: 10 }, () => `/projects/${ground.world.project}/read/${ground.ownAssignment}`),
    '/projects',
    '/account',
    '/nothing',
    `/projects/${ground.world.project}/team`,
  ]
  const forged = {
    'x-nonce': 'ZXZpbA==',
    'content-security-policy': "script-src 'nonce-ZXZpbA==' 'unsafe-inline' *",
    'content-security-policy-report-only': "script-src 'nonce-ZXZpbA=='",
  }
  const answers = [
    ...(await askAll(paths, (path) => ana.client.get(path, forged))),
    await nobody.client.get('/sign-in', forged),
    await nobody.client.get('/invitation', forged),
  ]
  const nonces = answers.map(({ headers, body }) => {
    const policy = String(headers['content-security-policy'])
    expect(policy).not.toMatch(/script-src[^;]*(unsafe-inline|unsafe-eval|\*|https?:|data:)/)
    for (const rule of [
      "default-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ])
      expect(policy).toContain(rule)
    const nonce = /script-src[^;]*'nonce-([A-Za-z0-9+/=]{22,})'/.exec(policy)![1]!
    expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16)
    const scripts = [...body.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(3)
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
    expect(body).not.toMatch(/ZXZpbA==|\son[a-z]+="|javascript:/)
    return nonce
  })
  expect(new Set(nonces).size).toBe(answers.length)
})

test('nobody elsewhere may ask through somebody’s browser', async () => {
  const { lead } = ground.world.people
  const path = `/api/v1/projects/${ground.world.project}/export/labels.csv`
  for (const site of ['cross-site', 'same-site'])
    expect((await lead.client.get(path, { 'sec-fetch-site': site, origin: 'https://example.com' })).status).toBe(403)
  const before = await lead.client.send('OPTIONS', path, undefined, {
    origin: 'https://example.com',
    'access-control-request-method': 'PUT',
  })
  expect(Object.keys(before.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  for (const site of ['same-origin', 'none']) expect((await lead.client.get(path, { 'sec-fetch-site': site })).status).toBe(200)
})

test('no source maps are served, and no file of the server', async () => {
  const { ana, nobody } = ground.world.people
  const { body } = await ana.client.get(`/projects/${ground.world.project}/read/${ground.ownAssignment}`)
  const files = [...new Set(body.match(/\/_next\/static\/[^"\\]+\.(?:js|css)/g))]
  expect(files.length).toBeGreaterThan(5)
  const told = await askAll(
    files,
    async (file) =>
      [
        file,
        (await nobody.client.get(file)).body.includes('sourceMappingURL'),
        (await nobody.client.get(`${file}.map`)).status,
      ] as const,
  )
  expect(told.filter(([, mapped, status]) => mapped || status !== 404)).toEqual([])
  const inside = [
    '/.env',
    '/package.json',
    '/.next/BUILD_ID',
    '/_next/BUILD_ID',
    '/_next/server/app-paths-manifest.json',
    '/_next/static/..%2f..%2fpackage.json',
    '/_next/static/../../package.json',
    '/prisma/schema.prisma',
    '/.crossread/secrets.json',
    '/..%2f..%2fetc%2fpasswd',
    '/_next/data/x/index.json',
    '/__nextjs_original-stack-frames',
    '/_next/webpack-hmr',
    '/preview/reader',
  ]
  expect(
    (await askAll(inside, async (path) => [path, (await ana.client.get(path)).status] as const)).filter(
      ([, status]) => status === 200,
    ),
  ).toEqual([])
})

test('there are no actions behind the pages', async () => {
  const { lead } = ground.world.people
  const { origin } = system()
  for (const path of ['/', '/sign-in', `/projects/${ground.world.project}/team`]) {
    const action = await lead.client.send('POST', path, '[]', {
      'next-action': 'a'.repeat(42),
      'content-type': 'text/plain;charset=UTF-8',
      origin,
    })
    const form = await lead.client.send(
      'POST',
      path,
      '--x\r\nContent-Disposition: form-data; name="1_$ACTION_ID_aa"\r\n\r\n\r\n--x--\r\n',
      { 'content-type': 'multipart/form-data; boundary=x', origin },
    )
    expect([path, action.status >= 400, form.status >= 300]).toEqual([path, true, true])
  }
  expect((await new Client().get('/sign-in')).status).toBe(200)
})
