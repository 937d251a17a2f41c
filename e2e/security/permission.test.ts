import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { routes as apiRoutes } from '@/core/api/registry'
import { isStream, nameOf } from '@/core/api/route'
import type { Answer } from './http'
import { ownHeaders } from './client'
import { sentAsBytes } from './import-routes'
import { pages } from './page-table'
import { type Ground, prepare } from './ground'
import { type Route, type Valid, routes } from './route-table'
import { type Actor, actors, makeWorld } from './world'

const app = join(import.meta.dirname, '../../app')

let ground: Ground
test.beforeAll(async () => {
  ground = await prepare(await makeWorld())
})

const send = (actor: Actor, route: Route, { path, body, bytes }: Valid): Promise<Answer> =>
  ground.world.people[actor].client.send(
    route.name.split(' ')[0]!,
    path,
    bytes ?? (body === undefined ? undefined : JSON.stringify(body)),
    { ...ownHeaders(), ...(bytes === undefined ? {} : sentAsBytes) },
  )

test('every route and method of the API stands in the table', () => {
  const written = walk('route.ts')
    .filter((file) => file.startsWith('/api/v1/'))
    .flatMap((file) =>
      [...readFileSync(join(app, file), 'utf8').matchAll(/export (?:const|async function|function) ([A-Z]+)\b/g)].map(
        (match) => `${match[1]} ${file.replace('/route.ts', '')}`,
      ),
    )
  expect(written.length).toBeGreaterThan(20)
  expect(written.sort()).toEqual(routes.map(({ name }) => name).sort())
  expect(walk('route.ts').filter((file) => !file.startsWith('/api/v1/'))).toEqual(['/api/auth/[...nextauth]/route.ts'])
})

test('every page stands in the table', () => {
  expect(
    walk('page.tsx')
      .map((file) => file.replace('/page.tsx', '') || '/')
      .sort(),
  ).toEqual(pages.map(({ name }) => name).sort())
})

for (const route of routes)
  test(`${route.name} is for ${route.may.join(', ')}`, async () => {
    const strangers = actors.filter((actor) => !route.may.includes(actor) && !(route.open && actor === 'nobody'))
    const request = await route.make(ground, route.may[0]!)
    const refused = await Promise.all(strangers.map(async (actor) => [actor, await send(actor, route, request)] as const))
    expect(Object.fromEntries(refused.map(([actor, answer]) => [actor, answer.status]))).toEqual(
      Object.fromEntries(strangers.map((actor) => [actor, actor === 'nobody' ? 401 : 404])),
    )
    for (const [actor, answer] of refused)
      if (actor !== 'nobody') expect(answer.body, actor).toContain('There is nothing here, or nothing that you may see.')

    // The very request that all of them were refused.
    const first = await send(route.may[0]!, route, request)
    expect(first.status, first.body).toBe(200)
    expectDescribed(route, first)
    const others: readonly Actor[] = [...route.may.slice(1), ...(route.open ? (['nobody'] as const) : [])]
    for (const actor of others) {
      const answer = await send(actor, route, await route.make(ground, actor))
      expect(answer.status, `${actor}: ${answer.body}`).toBe(200)
    }
  })

for (const page of pages)
  test(`the page ${page.name} is for ${[...page.shown, ...Object.keys(page.sent ?? {})].join(', ')}`, async () => {
    const path = page.path(ground)
    const all: readonly Actor[] = [...actors, 'maker']
    const expected = Object.fromEntries(
      all.map((actor) => [actor, outcome(page, actor === 'maker' && !isFor(page, 'maker') ? 'lead' : actor, path)]),
    )
    const seen = await Promise.all(
      all.map(async (actor) => {
        const answer = await ground.world.people[actor].client.get(path)
        return [
          actor,
          answer.headers.location === undefined
            ? String(answer.status)
            : `${answer.status} ${new URL(answer.headers.location, 'http://x').pathname}`,
        ] as const
      }),
    )
    expect(Object.fromEntries(seen)).toEqual(expected)
  })

function outcome(page: (typeof pages)[number], actor: Actor, path: string): string {
  const target = page.sent?.[actor]
  if (target) return `307 ${target(ground)}`
  if (page.shown.includes(actor)) return '200'
  return actor === 'nobody' && path !== '/sign-in' ? '307 /sign-in' : '404'
}

const isFor = (page: (typeof pages)[number], actor: Actor) => page.shown.includes(actor) || page.sent?.[actor] !== undefined

/** What is answered is of the form that the description of the API has of it. */
function expectDescribed(route: Route, { body, headers }: Answer): void {
  const described = apiRoutes.find((one) => nameOf({ ...one, path: `/api/v1${one.path}` }) === route.name.replaceAll('[', '{').replaceAll(']', '}'))!
  if (isStream(described.answer)) return
  expect(headers['content-type']).toBe('application/json')
  expect(described.answer.safeParse(JSON.parse(body)).error?.issues).toBeUndefined()
}

/** The files of this name under app/, as paths below it. */
function walk(name: string, folder = ''): string[] {
  return readdirSync(join(app, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return walk(name, `${folder}/${entry.name}`)
    return entry.name === name ? [`${folder}/${name}`] : []
  })
}
