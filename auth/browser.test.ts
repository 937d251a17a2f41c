import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

/** How the server answers to signing out: with a status and a body, or not at all. */
let answer: { status: number; body: string }
let server: Server

beforeEach(async () => {
  server = createServer((request, response) => {
    const csrf = request.url?.endsWith('/csrf')
    response.writeHead(csrf ? 200 : answer.status, { 'content-type': 'application/json' })
    response.end(csrf ? '{"csrfToken":"e"}' : answer.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  vi.stubEnv('NEXTAUTH_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.resetModules()
})

afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await new Promise((done) => server.close(done))
})

const signOut = async () => (await import('./browser')).signOut()

it('signs out', async () => {
  answer = { status: 200, body: '{"url":"http://127.0.0.1/sign-in"}' }
  expect(await signOut()).toEqual({ ok: true, value: null })
})

it.each([
  ['a server that cannot', { status: 503, body: '{"code":"unavailable"}' }],
  ['something between that answers in its own words', { status: 502, body: '<h1>Bad gateway</h1>' }],
  ['a token that is not taken', { status: 200, body: '{"url":"http://127.0.0.1/api/auth/signout?csrf=true"}' }],
])('says that one is still signed in after %s', async (_, given) => {
  answer = given
  expect(await signOut()).toMatchObject({ ok: false, problem: { code: 'unavailable', message: expect.stringContaining('still signed in') } })
})

it('and where there is no answer at all', async () => {
  await new Promise((done) => server.close(done))
  expect(await signOut()).toMatchObject({ ok: false, problem: { message: expect.stringContaining('still signed in') } })
})
