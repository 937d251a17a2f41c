import { request } from '@playwright/test'
import { sessionOf } from './session'
import { system } from './system'

/** Writes to the API in somebody's name: what a story needs to be there before it begins. */
export type Send = <Answer>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body: unknown) => Promise<Answer>

/** The API as somebody who is signed in; as a stranger, without anybody. What is refused throws: a story cannot begin without it. */
export async function apiOf(person?: { email: string; password: string }): Promise<Send> {
  const { origin } = system()
  const browser = await request.newContext({
    baseURL: origin, extraHTTPHeaders: { origin, 'content-type': 'application/json' }, ...(person && { storageState: await sessionOf(person) }),
  })
  return async <Answer>(method: string, path: string, body: unknown) => {
    const answer = await browser.fetch(`/api/v1${path}`, { method, data: JSON.stringify(body) })
    if (!answer.ok()) throw new Error(`${method} ${path} was answered with ${answer.status()}: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
}
