import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Route, isStream } from '@/core/api/route'
import { isTokenText } from '@/core/token/token-text'
import { Failure, reasonOf } from '../failure'
import { here } from '../project'

/** Which server a command is for, and by what token, as the command line has them. */
export interface RemoteOptions {
  readonly server?: string
  readonly token?: string
  readonly tokenFile?: string
  /** A data folder: that one is meant, then, and no server of the environment. */
  readonly data?: string
}

/** What is put into the address and the body of a request. */
export interface Ask {
  /** The names in the path of the route. */
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  /** In place of a body of JSON. */
  readonly bytes?: Uint8Array<ArrayBuffer>
}

/** A problem as the server tells it (RFC 9457). */
interface Told {
  readonly detail?: string
  readonly code?: string
}

/** How often something that only reads is asked again where the server is busy or away for a moment. */
const patience = 4

/** A Crossread server, asked over its API by token. Whatever it does not do is a `Failure`, with what to do. */
export class Server {
  readonly address: string
  readonly #token: string

  constructor(address: string, token: string) {
    this.address = address
    this.#token = token
  }

  /** Asks for what a route answers. @throws {Failure} also where the answer is not of the form that the route declares. */
  async ask<Answer>(route: Route, ask: Ask = {}): Promise<Answer> {
    const response = await this.open(route, ask)
    const json: unknown = await response.json().catch(() => undefined)
    const parsed = isStream(route.answer) ? undefined : route.answer.safeParse(json)
    if (!parsed?.success) throw new Failure(`${this.address} answered something else than this program knows.`, 'Is it a Crossread server, and of this version?')
    return json as Answer
  }

  /** Opens what a route answers, as a stream. */
  async open(route: Route, ask: Ask = {}): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#send(route, ask)
      if (response.ok) return response
      const told = (await response.json().catch(() => ({}))) as Told
      const again = route.method === 'GET' && (response.status === 429 || response.status === 503) && attempt < patience
      if (!again) throw new Failure(told.detail ?? `${this.address} answered ${response.status}.`, adviceFor(response.status, this.address))
      await new Promise((wake) => setTimeout(wake, 1000 * Math.min(30, Number(response.headers.get('retry-after')) || attempt)))
    }
  }

  async #send({ method, path }: Route, { params = {}, query = {}, body, bytes }: Ask): Promise<Response> {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])))
    const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
    try {
      return await fetch(`${this.address}/api/v1${filled}${asked.size > 0 ? `?${asked}` : ''}`, {
        method, redirect: 'error', ...(sent === undefined ? {} : { body: sent }),
        headers: { authorization: `Bearer ${this.#token}`, ...(sent === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }) },
      })
    } catch (error) {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
      throw new Failure(`${this.address} does not answer: ${reasonOf(cause)}.`, 'Is the address right, and the server running? It is the one that people open in their browser.')
    }
  }
}

function adviceFor(status: number, address: string): string {
  if (status === 401) return `Make a token at ${address}/account, and name its file with --token-file.`
  if (status === 403) return `Make a token with that scope at ${address}/account.`
  if (status === 404) return 'Is the project named as in the addresses of its pages? Is the token for it, and may its owner do this there?'
  return status >= 500 || status === 429 ? 'Try again in a moment.' : `What it means stands at ${address}/api-reference#problems.`
}

/** The server that a command is for; undefined where it is for the local database. */
export async function findServer(options: RemoteOptions): Promise<Server | undefined> {
  const named = options.server ?? (options.data === undefined ? process.env['CROSSREAD_SERVER'] || undefined : undefined)
  if (named === undefined) {
    if (options.token !== undefined || options.tokenFile !== undefined) throw new Failure('A token is for a server, and none is named.', 'Name it with --server, or CROSSREAD_SERVER.')
    return undefined
  }
  if (options.data !== undefined) throw new Failure('Both a server and a data folder are named.', 'Leave out --server or --data.')
  return new Server(addressOf(named), await tokenOf(options))
}

/** Where the server is: over TLS, or on this machine. A token must not go over a wire that others can read. */
function addressOf(named: string): string {
  const url = URL.canParse(named) ? new URL(named) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.pathname !== '/' || url.search !== '' || url.username !== '') throw new Failure(`“${named}” is not the address of a server.`, 'Write it as in https://crossread.example, without a path.')
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) throw new Failure(`${url.origin} is not reached over TLS, and the token would go over the wire for everybody to read.`, 'Use its https:// address. Only a server on this machine is asked without.')
  return url.origin
}

async function tokenOf({ token, tokenFile }: RemoteOptions): Promise<string> {
  if (token !== undefined && tokenFile !== undefined) throw new Failure('Two tokens are named.', 'Leave out --token or --token-file.')
  const found = (token ?? (tokenFile === undefined ? process.env['CROSSREAD_TOKEN'] : await read(tokenFile)))?.trim()
  if (!found) throw new Failure('There is no token.', 'Name a file that holds one with --token-file, or set CROSSREAD_TOKEN. Tokens are made on the account page.')
  if (!isTokenText(found)) throw new Failure('This is not a whole token: it begins with cr_ and ends with a checksum.', 'Copy it again, from its first letter to its last.')
  return found
}

async function read(file: string): Promise<string> {
  const path = resolve(here, file)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Failure(`The file ${path} cannot be read: ${reasonOf(error)}.`, 'Name the file that holds the token.')
  })
  // Also one that was made for curl.
  return text.trim().replace(/^authorization: *bearer +/i, '')
}
