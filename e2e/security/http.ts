import { createHash } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { test } from '@playwright/test'
import { system } from '../system'

/** An answer as it came over the wire, whole. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Ask {
  readonly method?: string
  readonly path: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
  /** Sends the body in pieces, without saying how long it is. */
  readonly chunked?: boolean
}

/**
 * Where a file of tests comes from: from a host of its own, because attempts that fail on purpose in one file are counted by host, and
 * would make others wait. Linux answers to all of 127.0.0.0/8; elsewhere all come from one.
 */
function localAddress(hostname: string): string | undefined {
  if (process.platform !== 'linux' || !hostname.startsWith('127.')) return undefined
  const [one, two, three] = createHash('sha256').update(test.info().file).digest()
  return `127.${one}.${two}.${1 + (three! % 254)}`
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/**
 * Sends exactly these bytes and headers: nothing is added but the host and the length, nothing is followed.
 * A server that answers and hangs up before the body is through has answered.
 */
export async function ask(one: Ask): Promise<Answer> {
  return (
    (await sent(one)) ??
    (await sent(one, 'on a new connection')) ??
    Promise.reject(new Error('the server hung up twice'))
  )
}

/** Undefined when the connection ended without an answer: an old one that the server had just closed, or one that broke under a large body. */
function sent({ method = 'GET', path, headers = {}, body, chunked = false }: Ask, how?: 'on a new connection'): Promise<Answer | undefined> {
  const { hostname, port } = new URL(system().origin)
  return new Promise((resolve, reject) => {
    const length =
      body === undefined ? {} : chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': Buffer.byteLength(body) }
    // A body that is refused half way closes its connection, which then must not be anybody else's.
    const large = body !== undefined && (chunked || body.length > 64 * 1024)
    const asking = request({ hostname, port, method, path, agent: large || how ? false : agent, localAddress: localAddress(hostname), headers: { ...length, ...headers } })
    let answered = false
    asking.on('response', (response) => {
      answered = true
      const parts: Buffer[] = []
      const end = () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() })
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', end)
      response.on('error', end)
    })
    asking.on('error', (error) => {
      if (answered) return
      const cut = 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      if (cut && (asking.reusedSocket || large)) resolve(undefined)
      else reject(error)
    })
    if (chunked && body !== undefined) {
      const bytes = Buffer.from(body)
      for (let at = 0; at < bytes.length; at += 16_384) asking.write(bytes.subarray(at, at + 16_384))
      asking.end()
    } else asking.end(body)
  })
}

/** Asks for each, a few at a time, and answers in their order. */
export async function askAll<Item, Out>(items: readonly Item[], work: (item: Item) => Promise<Out>, atOnce = 6): Promise<Out[]> {
  const answers: Out[] = []
  let next = 0
  const take = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) answers[at] = await work(items[at]!)
  }
  await Promise.all(Array.from({ length: atOnce }, take))
  return answers
}

/** Every `name=value` that an answer sets, with its attributes. */
export function cookiesOf(answer: Answer): readonly { name: string; value: string; attributes: string }[] {
  return (answer.headers['set-cookie'] ?? []).map((line) => {
    const [pair = '', ...rest] = line.split('; ')
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), attributes: rest.join('; ') }
  })
}
