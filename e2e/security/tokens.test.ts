import { expect, test } from '@playwright/test'
import { routes as described } from '@/core/api/registry'
import { type Route as Described, nameOf, scopeOf } from '@/core/api/route'
import { type Scope, scopes } from '@/core/token/scope'
import { ownHeaders } from './client'
import { type Ground, prepare } from './ground'
import { sentAsBytes } from './import-routes'
import { type Answer, ask, askAll } from './http'
import { type Route, type Valid, routes } from './route-table'
import { type Actor, actors, addArticle, fresh, makeWorld, must } from './world'

let ground: Ground
const made = new Map<string, Promise<{ id: string; token: string }>>()

test.beforeAll(async () => {
  ground = await prepare(await makeWorld())
})

/** A token of somebody's with these scopes, made once. */
function tokenOf(actor: Actor, given: readonly Scope[], project: string | null = null): Promise<{ id: string; token: string }> {
  const key = `${actor} ${given.join()} ${project}`
  const known = made.get(key)
  if (known) return known
  const one = must<{ id: string; token: string }>(ground.world.people[actor].client, 'POST', '/account/tokens', { name: `Of ${actor} שלום 🙂`, scopes: given, project, days: 1 })
  made.set(key, one)
  return one
}

/** What a script sends: the token, and nothing of what a browser says of itself. */
const send = (token: string, route: Pick<Route, 'name'>, { path, body, bytes }: Valid): Promise<Answer> =>
  ask({
    method: route.name.split(' ')[0]!, path, body: bytes ?? (body === undefined ? undefined : JSON.stringify(body)),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...(bytes === undefined ? {} : sentAsBytes) },
  })

const describedAs = (route: Route): Described => described.find((one) => nameOf({ ...one, path: `/api/v1${one.path}` }) === route.name.replaceAll('[', '{').replaceAll(']', '}'))!

/** A problem, with the address of its kind; what it says of itself and the status agree. */
function expectProblem(answer: Answer, status: number, what: string): Record<string, unknown> {
  expect(answer.status, `${what}: ${answer.body}`).toBe(status)
  expect(answer.headers['content-type'], what).toBe('application/problem+json')
  const problem = JSON.parse(answer.body) as Record<string, unknown>
  expect(problem, what).toMatchObject({ status, type: expect.stringMatching(/^\/problems\/[a-z-]+$/), title: expect.any(String), detail: expect.any(String), code: expect.any(String) })
  expect(answer.headers['set-cookie'], what).toBeUndefined()
  return problem
}

for (const route of routes) {
  const scope = scopeOf(describedAs(route))
  if (describedAs(route).opens === 'anybody') continue
  if (scope === undefined)
    test(`${route.name} takes no token, whatever its scopes`, async () => {
      const { token } = await tokenOf(route.may[0]!, scopes)
      expectProblem(await send(token, route, await route.make(ground, route.may[0]!)), 403, 'all scopes')
    })
  else
    test(`${route.name} takes tokens with the scope “${scope}”, of ${route.may.join(', ')}`, async () => {
      const rightful = route.may[0]!
      const request = await route.make(ground, rightful)
      const others = scopes.filter((one) => one !== scope)
      const lacking = expectProblem(await send((await tokenOf(rightful, others)).token, route, request), 403, `without ${scope}`)
      expect(lacking['details']).toEqual({ scope })
      const strangers = actors.filter((actor) => actor !== 'nobody' && !route.may.includes(actor))
      for (const [actor, answer] of await askAll(strangers, async (actor) => [actor, await send((await tokenOf(actor, scopes)).token, route, request)] as const)) expectProblem(answer, 404, actor)
      // For one project: this one, and another.
      if (route.name.includes('[project]')) {
        const { client, userId } = ground.world.people[rightful]
        expect(userId).toBeTruthy()
        const elsewhere = `token-${fresh()}`
        await must(ground.world.people.maker.client, 'POST', '/projects', { name: 'Elsewhere', key: elsewhere, settings: { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' } })
        const { href } = await must<{ href: string }>(ground.world.people.maker.client, 'POST', `/projects/${elsewhere}/invitations`, { email: ground.world.people[rightful].email, role: 'viewer' })
        await must(client, 'POST', '/invitations/acceptance', { token: href.split('#')[1], name: 'x', email: ground.world.people[rightful].email, password: ground.world.people[rightful].password })
        const foreign = await tokenOf(rightful, scopes, elsewhere)
        expectProblem(await send(foreign.token, route, request), 404, 'for another project')
        // Nobody has more than fifty.
        await must(client, 'DELETE', `/account/tokens/${foreign.id}`, {})
      }
      const own = await send((await tokenOf(rightful, [scope], route.name.includes('[project]') ? ground.world.project : null)).token, route, request)
      expect(own.status, own.body).toBe(200)
      expect(own.headers['set-cookie']).toBeUndefined()
    })
}

test.describe('a token', () => {
  const list = { name: 'GET /api/v1/projects' }
  const ask200 = { path: '/api/v1/projects' }

  test('and a session at once are refused, and either alone is taken', async () => {
    const { token } = await tokenOf('lead', ['read'])
    const { client } = ground.world.people.lead
    expectProblem(await client.get('/api/v1/projects', { authorization: `Bearer ${token}` }), 400, 'both')
    expect((await client.get('/api/v1/projects')).status).toBe(200)
    expect((await send(token, list, ask200)).status).toBe(200)
    // A proxy's own business.
    expect((await client.get('/api/v1/projects', { authorization: 'Basic eDp5' })).status).toBe(200)
  })

  test('opens no page, and gets no session', async () => {
    const { token } = await tokenOf('lead', scopes)
    const answers = await askAll(['/account', `/projects/${ground.world.project}/team`, '/api/auth/session'], (path) => ask({ path, headers: { authorization: `Bearer ${token}` } }))
    expect(answers.map(({ status }) => status)).toEqual([307, 307, 200])
    expect(answers[2]!.body).toBe('{}')
  })

  test('in the address or the body counts for nothing', async () => {
    const { token } = await tokenOf('lead', scopes)
    for (const path of [`/api/v1/projects?token=${token}`, `/api/v1/projects?access_token=${token}`]) expectProblem(await ask({ path }), 401, path)
  })

  test('that is wrong, cut short, expired in no way known, or taken back is refused with what to do', async () => {
    const { client } = ground.world.people.ana
    const { id, token } = await must<{ id: string; token: string }>(client, 'POST', '/account/tokens', { name: 'To be taken back', scopes: ['read'], project: null, days: 1 })
    expect((await send(token, list, ask200)).status).toBe(200)
    await must(client, 'DELETE', `/account/tokens/${id}`, {})
    for (const wrong of [token, token.slice(0, -1), `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`, 'x', '', '🙂', 'cr_'.repeat(3000)]) {
      const answer = await send(Buffer.from(wrong).toString('latin1'), list, ask200)
      expectProblem(answer, 401, wrong.slice(0, 60))
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/)
    }
  })

  test('of a member who is kept out finds nothing, and of one let in again as before', async () => {
    const { token } = await tokenOf('viewer', ['read'])
    const path = `/api/v1/projects/${ground.world.project}`
    const { lead, viewer } = ground.world.people
    expect((await send(token, list, { path })).status).toBe(200)
    await must(lead.client, 'PATCH', `/projects/${ground.world.project}/members/${viewer.userId}`, { disabled: true })
    expectProblem(await send(token, list, { path }), 404, 'kept out')
    await must(lead.client, 'PATCH', `/projects/${ground.world.project}/members/${viewer.userId}`, { disabled: false })
    expect((await send(token, list, { path })).status).toBe(200)
  })

  test('of an annotator lists what the annotator sees, and nothing of an article that is not theirs', async () => {
    const other = await addArticle(ground.world)
    const { token } = await tokenOf('ana', ['read'])
    const { body } = await send(token, list, { path: `/api/v1/projects/${ground.world.project}/articles?limit=200` })
    const ids = (JSON.parse(body) as { items: { id: string }[] }).items.map(({ id }) => id)
    expect(ids).toContain(ground.own.id)
    expect(ids).not.toContain(other.id)
    expectProblem(await send(token, list, { path: `/api/v1/projects/${ground.world.project}/articles/${other.slug}` }), 404, 'by its name')
    expectProblem(await send(token, list, { path: `/api/v1/projects/${ground.world.project}/articles/${other.id}` }), 404, 'by its id')
  })
})

test('what is not there, another method, a wrong query and a wrong body are problems of the same form, by token and by session', async () => {
  const { token } = await tokenOf('lead', scopes)
  const inProject = `/api/v1/projects/${ground.world.project}`
  const cases: readonly (readonly [name: string, valid: Valid, status: number])[] = [
    ['GET', { path: '/api/v1/nothing' }, 404], ['POST', { path: '/api/v1/nothing/at/all', body: {} }, 404], ['DELETE', { path: '/api/v1', body: {} }, 404],
    ['GET', { path: `${inProject}/codebook` }, 405], ['PUT', { path: `${inProject}/articles`, body: {} }, 405], ['PATCH', { path: '/api/v1/openapi.json', body: {} }, 405],
    ['GET', { path: `${inProject}/articles?limit=0` }, 400], ['GET', { path: `${inProject}/articles?limit=201` }, 400], ['GET', { path: `${inProject}/articles?cursor=x` }, 400],
    ['POST', { path: `${inProject}/codebook`, body: { name: 1 } }, 400], ['GET', { path: `${inProject}/export/nothing` }, 404], ['GET', { path: `${inProject}/codebooks/x` }, 404],
    ['GET', { path: '/api/v1/%ff' }, 400],
  ]
  for (const [method, valid, status] of cases) {
    const what = `${method} ${valid.path}`
    const answers = [await send(token, { name: method }, valid), await ground.world.people.lead.client.send(method, valid.path, valid.body === undefined ? undefined : JSON.stringify(valid.body), ownHeaders())]
    for (const answer of answers) {
      expectProblem(answer, status, what)
      if (status === 405) expect(answer.headers['allow'], what).toMatch(/^[A-Z, ]+$/)
    }
  }
})
