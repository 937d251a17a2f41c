import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { describeApi, problemsOf } from './openapi'
import { problemCodes, problemKinds } from './problem'
import { routes } from './registry'
import { nameOf, scopeOf } from './route'

const described = describeApi('https://crossread.example')
const operations = Object.entries(described.paths ?? {}).flatMap(([path, methods]) => Object.entries(methods as Record<string, { operationId: string; security: unknown[]; responses: Record<string, { $ref?: string }>; requestBody?: unknown }>).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })))

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(JSON.parse(JSON.stringify(described)) as Parameters<Validator['validate']>[0])
    expect(result.errors).toBeUndefined()
    expect(result.valid).toBe(true)
    expect(described.openapi).toMatch(/^3\.1\./)
  })

  it('has each route once, each with a name of its own', () => {
    expect(operations.map(({ name }) => name).sort()).toEqual(routes.map(nameOf).sort())
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  })

  it('asks for the token with the scope of the route, and of no other', () => {
    for (const route of routes) {
      const { security } = operations.find(({ name }) => name === nameOf(route))!.operation
      const scope = scopeOf(route)
      expect(security.flatMap((one) => (one as { token?: string[] }).token ?? []), nameOf(route)).toEqual(scope ? [scope] : [])
    }
  })

  it('has a body with a schema where something is sent, and every problem as a problem', () => {
    for (const route of routes) {
      const { operation } = operations.find(({ name }) => name === nameOf(route))!
      expect(operation.requestBody !== undefined, nameOf(route)).toBe(route.schema !== undefined || route.upload !== undefined)
      for (const code of problemsOf(route)) expect(operation.responses[String(problemKinds[code].status)]?.$ref, `${nameOf(route)} ${code}`).toBe(`#/components/responses/${code}`)
    }
  })
})

it('every kind of problem has a status and an address of its own', () => {
  expect(new Set(problemCodes.map((code) => problemKinds[code].key)).size).toBe(problemCodes.length)
  expect(new Set(problemCodes.map((code) => problemKinds[code].status)).size).toBe(problemCodes.length)
})
