import type { OutgoingHttpHeaders } from 'node:http'
import { expect } from '@playwright/test'
import { type Client, ownHeaders } from './client'
import { type Answer, askAll } from './http'
import type { Ground } from './ground'
import type { Route, Valid } from './route-table'

/** What one request was, and how it was answered. */
export type Told = readonly [what: string, answer: Answer]

/** One way to send a request: with other headers than the program's own pages, or in pieces. */
export type Variant = readonly [
  what: string,
  path: string,
  body: string | Buffer,
  headers?: OutgoingHttpHeaders,
  chunked?: boolean,
]

/** Somebody who may use the route; where nobody has to be signed in, a stranger. */
export const rightful = ({ world }: Ground, route: Route): Client => world.people[route.open ? 'nobody' : route.may[0]!].client

export const methodOf = (route: Route): string => route.name.split(' ')[0]!

/** Sends variants of one request in the name of somebody who may. */
export function send(ground: Ground, route: Route, variants: readonly Variant[]): Promise<Told[]> {
  const client = rightful(ground, route)
  return askAll(
    variants,
    async ([what, path, body, headers = ownHeaders(), chunked]) =>
      [what, await client.send(methodOf(route), path, body, headers, chunked)] as const,
  )
}

/** The status of each answer, and the same with one status for all: what to expect. */
export const statuses = (told: readonly Told[]) => Object.fromEntries(told.map(([what, { status }]) => [what, status]))
export const all = (told: readonly Told[], status: number) => Object.fromEntries(told.map(([what]) => [what, status]))

/** The request that was refused in every variant succeeds as it is: it was refused for nothing else. */
export async function succeeds(ground: Ground, route: Route, { path, body }: Valid): Promise<void> {
  const answer = await rightful(ground, route).send(methodOf(route), path, JSON.stringify(body), ownHeaders())
  expect(answer.status, answer.body).toBe(200)
}
