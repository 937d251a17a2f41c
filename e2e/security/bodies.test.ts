import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { askAll } from './http'
import { type Json, isLeaf, isObject, placesOf, randomOf, replaced, spoil } from './mutation'
import { type Ground, prepare } from './ground'
import { writes } from './route-table'
import { type Told, all, send, statuses, succeeds } from './variants'
import { makeWorld } from './world'

let ground: Ground
test.beforeAll(async () => {
  ground = await prepare(await makeWorld())
})

test.describe('a write with something in it that does not belong', () => {
  const operators: readonly Json[] = [{ contains: '' }, { not: null }, { $ne: null }, { in: [] }, [], [''], { set: 'x' }]
  const columns = [
    ...readFileSync(join(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8').matchAll(
      /^ {2}([a-z][A-Za-z0-9]*) +[A-Z]/gm,
    ),
  ].map((match) => match[1]!)
  const secret = [
    'passwordHash',
    'mayCreateProjects',
    'projectId',
    'role',
    'disabledAt',
    'tokenHash',
    'changedById',
    'submittedAt',
  ]

  for (const route of writes)
    test(route.name, async () => {
      const valid = await route.make(ground, route.may[0]!)
      const body = valid.body as Json
      const at = (path: readonly (string | number)[]) => path.join('.') || 'the body'

      expect(columns).toEqual(expect.arrayContaining(secret))
      const strangers = [...new Set(columns)].filter((name) => !Object.hasOwn(body as object, name))
      const optional = route.name.includes('/members/') ? ['role'] : []
      const added = await send(
        ground,
        route,
        strangers
          .filter((name) => !optional.includes(name))
          .map((name) => [name, valid.path, JSON.stringify({ ...(body as object), [name]: null })] as const),
      )
      expect(statuses(added)).toEqual(all(added, 400))

      const objects = placesOf(body, isObject)
      const unknown = await send(
        ground,
        route,
        objects.flatMap(
          ({ path, value }) =>
            [
              [
                `an unknown key in ${at(path)}`,
                valid.path,
                JSON.stringify(replaced(body, path, { ...(value as object), unheard_of: 1 })),
              ],
              [
                `a prototype in ${at(path)}`,
                valid.path,
                JSON.stringify(replaced(body, path, { ...(value as object), '\u0001': { isAdmin: true } })).replace(
                  '\\u0001',
                  '__proto__',
                ),
              ],
            ] as const,
        ),
      )
      expectRefused(unknown)

      const leaves = placesOf(body, isLeaf).filter(({ path }) => path.length > 0)
      expectRefused(
        await send(
          ground,
          route,
          leaves.flatMap(({ path }) =>
            operators.map(
              (operator) =>
                [
                  `${at(path)} = ${JSON.stringify(operator)}`,
                  valid.path,
                  JSON.stringify(replaced(body, path, operator)),
                ] as const,
            ),
          ),
        ),
      )
      const texts = leaves.filter(({ path, value }) => typeof value === 'string' && at(path) !== 'password')
      expectRefused(
        await send(
          ground,
          route,
          texts.flatMap(({ path, value }) =>
            ['\u0000', '\ud800', '\udc00x'].map(
              (odd) =>
                [
                  `${at(path)} with ${JSON.stringify(odd)}`,
                  valid.path,
                  JSON.stringify(replaced(body, path, `${value as string}${odd}`)),
                ] as const,
            ),
          ),
        ),
      )

      const steps = valid.path.split('/')
      const named = steps.flatMap((step, index) =>
        index > 3 && (/^[0-9a-f-]{36}$/.test(step) || step === ground.world.project || step.startsWith('text-')) ? [index] : [],
      )
      const others = [
        'x',
        '1',
        '%00',
        '%F0%9F%99%82',
        '%7B%22contains%22%3A%22%22%7D',
        '00000000-0000-4000-8000-00000000000g',
        'a'.repeat(500),
        '..%2F..',
        "'%20OR%201=1--",
      ]
      const misnamed = await send(
        ground,
        route,
        named.flatMap((index) =>
          others.map(
            (other) => [`${steps[index]} = ${other}`, steps.with(index, other).join('/'), JSON.stringify(body)] as const,
          ),
        ),
      )
      expect(statuses(misnamed)).toEqual(all(misnamed, 404))
      await succeeds(ground, route, valid)
    })
})

/** Refused because of its form, or because of what it says; and by us, not by a failure. */
function expectRefused(told: readonly Told[]): void {
  expect(
    told
      .filter(([, answer]) => ![400, 404, 422].includes(answer.status) && !refusedInBatch(answer))
      .map(([what, { status, body }]) => `${what}: ${status} ${body.slice(0, 200)}`),
  ).toEqual([])
}

/** A batch is answered write by write: the one that does not belong is refused, and the others are not. */
function refusedInBatch({ status, body }: { readonly status: number; readonly body: string }): boolean {
  if (status !== 200 || !body.startsWith('{"writes":[')) return false
  const { writes: answered } = JSON.parse(body) as { writes: readonly { outcome: string }[] }
  return answered.some(({ outcome }) => outcome === 'refused')
}

test('reads with odd names and queries find nothing, and do not fail', async () => {
  const { world } = ground
  const { client } = world.people.lead
  const odd = [
    '%00',
    '%ED%A0%80',
    '%F0%9F%99%82',
    '%7B%22contains%22%3A%22%22%7D',
    'a'.repeat(2000),
    '..%2F..%2Fetc%2Fpasswd',
    '__proto__',
    'constructor',
  ]
  const under = `/projects/${world.project}`
  const told = await askAll(
    odd.flatMap((one) => [
      `/projects/${one}`,
      `/projects/${one}/articles`,
      `${under}/${one}`,
      `${under}/articles/${one}`,
      `${under}/outlets/${one}`,
      `${under}/read/${one}`,
      `${under}/review/${one}`,
      `${under}/review/${ground.judged.slug}/${one}`,
      `/api/v1${under}/export/${one}`,
      `/api/v1/projects/${one}/export/labels.csv`,
      `/api/v1/projects/${one}/articles/same-text?sha256=x`,
      `/api/v1/${one}`,
    ]),
    async (path) => [path, (await client.get(path)).status] as const,
  )
  expect(told.filter(([, status]) => status !== 404 && status !== 400)).toEqual([])
  const queries = await askAll(
    odd.flatMap((one) => [
      `/api/v1${under}/articles/same-text?sha256=${one}`,
      `/api/v1${under}/articles/same-text?sha256[contains]=${one}`,
      `${under}/review?kind=${one}&tag=${one}&outlet=${one}&pair=${one}&state=${one}`,
      `/sign-in?next=${one}`,
    ]),
    async (path) => [path, (await client.get(path)).status] as const,
  )
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
        const told = await send(
          ground,
          route,
          bodies.map((body) => [body.toString('latin1').slice(0, 300), valid.path, body] as const),
        )
        failed.push(...told.filter(([, { status }]) => status >= 500).map(([what, { status }]) => `${status} ${what}`))
        // What got through may have used the request up.
        if (told.some(([, { status }]) => status === 200) && done + 10 < times) valid = await route.make(ground, route.may[0]!)
      }
      expect(failed, `seed ${seed + index}`).toEqual([])
    })
})
