import { type IncomingMessage, createServer } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readDescription } from '@/core/api/routes/description'
import { askAgreement } from '@/core/api/routes/figures'
import { listProjects } from '@/core/api/routes/reading'
import { writeToken } from '@/core/token/token-text'
import { Server, findServer } from './server'

const token = writeToken(new Uint8Array(32).fill(7))
const seen: { url: string; method: string; headers: IncomingMessage['headers'] }[] = []
let answers: { status: number; body: string; headers?: Record<string, string> }[] = []
let address = ''
let folder = ''

const listening = createServer((request, response) => {
  seen.push({ url: request.url!, method: request.method!, headers: request.headers })
  request.resume()
  const { status, body, headers } = answers.shift() ?? { status: 200, body: '{"items":[],"next":null}' }
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossread-remote-'))
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready))
  const at = listening.address()
  address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`
})
afterAll(async () => {
  listening.close()
  await rm(folder, { recursive: true })
})
afterEach(() => {
  vi.unstubAllEnvs()
  seen.length = 0
  answers = []
})

const problem = (status: number, detail: string) => ({ status, body: JSON.stringify({ type: '/problems/x', title: 'x', status, detail, code: 'x' }), headers: { 'content-type': 'application/problem+json', 'retry-after': '0' } })

describe('which server a command is for', () => {
  it('is said by an option, or by the environment; a data folder means the local database', async () => {
    vi.stubEnv('CROSSREAD_TOKEN', token)
    expect((await findServer({ server: `${address}/` }))?.address).toBe(address)
    expect(await findServer({})).toBeUndefined()
    vi.stubEnv('CROSSREAD_SERVER', 'https://crossread.example')
    expect((await findServer({}))?.address).toBe('https://crossread.example')
    expect(await findServer({ data: '/somewhere' })).toBeUndefined()
    await expect(findServer({ server: address, data: '/somewhere' })).rejects.toThrow('Both a server and a data folder')
  })

  it.each(['crossread.example', 'ftp://crossread.example', 'https://crossread.example/projects', 'https://a:b@crossread.example', 'https://crossread.example?x', ''])('is not said by %j', async (server) => {
    await expect(findServer({ server, token })).rejects.toThrow('is not the address of a server')
  })

  it('is reached over TLS, or on this machine', async () => {
    await expect(findServer({ server: 'http://crossread.example', token })).rejects.toThrow('not reached over TLS')
    expect((await findServer({ server: 'http://localhost:3000', token }))?.address).toBe('http://localhost:3000')
  })

  it('takes a token from a file, alone or as curl has it, and no other', async () => {
    const file = join(folder, 'token')
    for (const text of [token, `${token}\n`, `Authorization: Bearer ${token}\r\n`]) {
      await writeFile(file, text)
      await (await findServer({ server: address, tokenFile: file }))!.ask(listProjects)
      expect(seen.at(-1)!.headers.authorization).toBe(`Bearer ${token}`)
    }
    await writeFile(file, token.slice(0, -1))
    await expect(findServer({ server: address, tokenFile: file })).rejects.toThrow('not a whole token')
    await expect(findServer({ server: address, tokenFile: join(folder, 'none') })).rejects.toThrow('cannot be read')
    await expect(findServer({ server: address })).rejects.toThrow('There is no token')
    await expect(findServer({ server: address, token, tokenFile: file })).rejects.toThrow('Two tokens')
    await expect(findServer({ token })).rejects.toThrow('none is named')
  })
})

describe('a server', () => {
  it('is asked at the address of the route, with its names and its query', async () => {
    await new Server(address, token).ask(listProjects, { query: { limit: 2, cursor: undefined } })
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /api/v1/projects?limit=2'])
    answers = [problem(404, 'Nothing.')]
    await expect(new Server(address, token).ask(askAgreement, { params: { project: 'a/../b שלום' }, body: {} })).rejects.toThrow('Nothing.')
    expect(seen.at(-1)!.url).toBe(`/api/v1/projects/${encodeURIComponent('a/../b שלום')}/agreement`)
  })

  it('that is busy or away for a moment is asked again, where that only reads', async () => {
    answers = [problem(503, 'Away.'), problem(429, 'Busy.')]
    expect(await new Server(address, token).ask(listProjects)).toEqual({ items: [], next: null })
    expect(seen).toHaveLength(3)
    answers = [problem(503, 'Away.')]
    await expect(new Server(address, token).ask(askAgreement, { params: { project: 'a' }, body: {} })).rejects.toThrow('Away.')
    expect(seen).toHaveLength(4)
  })

  it('that answers something else, sends elsewhere or is not there is a failure, and the token goes nowhere else', async () => {
    answers = [{ status: 200, body: '<html>' }]
    await expect(new Server(address, token).ask(readDescription)).rejects.toThrow('something else than this program knows')
    answers = [{ status: 302, body: '', headers: { location: `${address}/elsewhere` } }]
    await expect(new Server(address, token).ask(listProjects)).rejects.toThrow('does not answer')
    expect(seen.map(({ url }) => url)).not.toContain('/elsewhere')
    await expect(new Server('http://127.0.0.1:1', token).ask(listProjects)).rejects.toThrow('does not answer')
    answers = [problem(401, 'This token was taken back.')]
    await expect(new Server(address, token).ask(listProjects)).rejects.toMatchObject({ message: 'This token was taken back.', advice: expect.stringContaining(`${address}/account`) })
  })
})
