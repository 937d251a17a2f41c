import { describe, expect, it } from 'vitest'
import { referenceOf } from './reference'
import { routes } from './registry'
import { nameOf, scopeOf } from './route'

const groups = referenceOf('https://crossread.example')
const entries = groups.flatMap(({ entries }) => entries)

describe('the reference', () => {
  it('has every route once, in its group, under an address of its own', () => {
    expect(entries.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes.map((route) => nameOf({ ...route, path: `/api/v1${route.path}` })).sort())
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
  })

  it('has a line for curl where a token is let in or nobody has to be signed in, and nowhere else', () => {
    for (const route of routes) {
      const { curl } = entries.find((entry) => entry.method === route.method && entry.path === `/api/v1${route.path}`)!
      expect(curl !== null, nameOf(route)).toBe(scopeOf(route) !== undefined || route.opens === 'anybody')
      if (curl) expect(curl).toMatch(/^curl (-H @token\.header )?.*(\\\n {2})?'https:\/\/crossread\.example\/api\/v1\/[^{}']*'$/)
    }
  })

  it('names the fields of what is sent and answered, those of lists and objects after them', () => {
    const annotations = entries.find(({ path, method }) => method === 'GET' && path === '/api/v1/projects/{project}/annotations')!
    expect(annotations.query.map(({ name, required }) => [name, required])).toEqual([['limit', false], ['cursor', false], ['article', false]])
    expect(annotations.answer.map(({ name }) => name)).toEqual(expect.arrayContaining(['items', 'items[].tag', 'items[].extent[].start', 'items[].quotes', 'next']))
    expect(annotations.answer.find(({ name }) => name === 'items[].extent[].start')).toMatchObject({ type: 'whole number, from 0', says: 'Unicode code points of the canonical text, from 0.' })
    const token = entries.find(({ method, path }) => method === 'POST' && path === '/api/v1/account/tokens')!
    expect(token.body.find(({ name }) => name === 'days')).toMatchObject({ type: 'whole number, 1 to 365', required: true })
    for (const { key, answer, body, stream } of entries) {
      expect(answer.length > 0 || stream !== '' || /^(put|patch|post|delete)/.test(key), key).toBe(true)
      for (const { name, type } of [...answer, ...body]) expect(`${name} ${type}`).not.toMatch(/undefined|object Object|^ /)
    }
  })
})
