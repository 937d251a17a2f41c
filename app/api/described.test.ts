import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { routes } from '@/core/api/registry'
import { nameOf } from '@/core/api/route'
import type { Handler } from './handler'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const folder = join(import.meta.dirname, 'v1')

/** The files of the API, but for the one that answers where there is nothing. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('route.ts') && path !== '[[...unknown]]/route.ts').sort()

const handlers = (await Promise.all(files.map(async (file) => {
  const exported = (await import(/* @vite-ignore */ join(folder, file))) as Partial<Record<string, Handler>>
  const path = `/${file.replace(/\/?route\.ts$/, '').replaceAll('[', '{').replaceAll(']', '}')}`
  return methods.flatMap((method) => (exported[method] ? [{ name: nameOf({ method, path }), handler: exported[method] }] : []))
}))).flat()

describe('every route and method under app/api/v1', () => {
  it('is read at all', () => expect(handlers.length).toBeGreaterThan(50))

  it('is described in core/api, and what is described is there', () => {
    expect(handlers.map(({ name }) => name).sort()).toEqual(routes.map(nameOf).sort())
  })

  it('is made from that very description', () => {
    const others = handlers.filter(({ name, handler }) => handler.route !== routes.find((route) => nameOf(route) === name))
    expect(others.map(({ name }) => name)).toEqual([])
  })
})
