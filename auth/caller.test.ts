import { expect, it } from 'vitest'
import { findCaller } from './caller'

const otherwise = 'You are not signed in any more. Sign in again.'
const said = async (headers: Record<string, string>, opens: Parameters<typeof findCaller>[1]) => {
  const caller = await findCaller(new Request('http://127.0.0.1:3000/api/v1/projects', { headers }), opens, otherwise)
  return caller.ok ? caller : caller.problem
}

it('tells a script that sends neither a session nor a token what is needed, and where tokens are made', async () => {
  const needed = 'This takes a token or a session, and the request has neither. Send “Authorization: Bearer” with a token; tokens are made at http://127.0.0.1:3000/account.'
  const askers: readonly Record<string, string>[] = [{}, { cookie: 'another=1; not-crossread-session=2' }, { authorization: 'Basic YTpi' }, { 'sec-fetch-site': 'none' }]
  for (const headers of askers) expect(await said(headers, 'read')).toEqual({ code: 'unauthenticated', message: needed })
  expect(await said({}, 'export')).toEqual({ code: 'unauthenticated', message: needed })
})

it.each(['session', undefined] as const)('sends nobody for a token where none would do: %s', async (opens) => {
  const { message } = (await said({}, opens)) as { message: string }
  expect(message).toBe('This is done by a person who is signed in, and the request has no session. Sign in at http://127.0.0.1:3000/sign-in.')
})

it.each([{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://127.0.0.1:3000' }, { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }])('tells a page whose session is gone to sign in again: %j', async (headers) => {
  expect(await said(headers as Record<string, string>, 'read')).toEqual({ code: 'unauthenticated', message: otherwise })
})
