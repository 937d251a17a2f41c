// Serves the built program, or in development the sources, to its parent's orders: a process forked with a channel.
// When the channel closes, because the parent stopped or was killed, it stops too, and never holds the port as an orphan.
import { createServer } from 'node:http'
import compression from 'compression'
import next from 'next'
import { api as ofTheApi, everywhere } from './answer-headers.mjs'
import { lookOverHead } from './page-head.mjs'

const { TRUSTED_PROXY: trustedProxy, CROSSREAD_MODE: mode, CROSSREAD_HOST: hostname = '127.0.0.1', CROSSREAD_PORT = '3000', CROSSREAD_OWN_HOST: ownHost } = process.env
const port = Number(CROSSREAD_PORT)
const dev = mode === 'dev'

const app = next({ dev, hostname, port, dir: process.cwd(), quiet: false })
const handle = app.getRequestHandler()
const compress = compression()
const server = createServer((request, response) => {
  // Without a proxy before it the server knows its only name; another one is a page elsewhere that resolves to this machine.
  if (ownHost !== undefined && request.headers.host !== ownHost) {
    if (request.method === 'GET' && /^(localhost|127\.0\.0\.1|\[::1\]):\d+$/.test(request.headers.host ?? '')) {
      response.writeHead(307, { location: `http://${ownHost}${request.url}`, 'cache-control': 'no-store' }).end()
    } else refuse(request, response, { code: 'misdirected', message: `This server is http://${ownHost}` })
    return
  }
  request.headers['x-forwarded-for'] = hostOf(request)
  if (!isWellFormed(request.url)) return refuse(request, response, { code: 'invalid', message: 'This address is not well formed.' })
  const allow = request.url.startsWith('/api/v1/') ? globalThis.crossreadApi?.methodsAt(request.url.split('?', 1)[0]) : undefined
  if (allow && !allow.includes(request.method)) return refuse(request, response, { code: 'notAllowed', message: `This address takes ${allow.join(', ')}.`, details: { allow } }, { allow: allow.join(', ') })
  compress(request, response, () => {})
  if (!dev) lookOverHead(response)
  handle(request, response).catch((error) => {
    console.error(error)
    if (response.headersSent) response.end()
    else refuse(request, response, { code: 'failed', message: 'Something went wrong on the server.' })
  })
})

/**
 * Refuses a request before Next sees it, or after it has failed there: at the API as a problem (RFC 9457), which the program itself words once it runs, elsewhere in a line.
 * The body is heard out, so that whoever is still sending it gets the answer and not a broken connection.
 */
function refuse(request, response, problem, headers = {}) {
  request.resume()
  const { type, title, status } = globalThis.crossreadApi?.kindOf(problem.code) ?? { type: 'about:blank', title: 'Not now', status: 503 }
  const api = request.url?.startsWith('/api/') ?? false
  const body = api ? JSON.stringify({ type, title, status, detail: problem.message, code: problem.code, details: problem.details }) : `${problem.message}\n`
  for (const { key, value } of [...everywhere, ...ofTheApi]) response.setHeader(key, value)
  response.writeHead(status, { 'content-type': api ? 'application/problem+json' : 'text/plain', ...headers }).end(body)
}

/** Where a request came from, for the limits on signing in. What the client says of itself counts only when a proxy of ours has added to it. */
function hostOf(request) {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1).trim()
  return trustedProxy === '1' && forwarded !== '' ? forwarded : (request.socket.remoteAddress ?? 'unknown')
}

/** Whether a path can be read as UTF-8; Next fails on one that cannot. */
function isWellFormed(url) {
  try {
    decodeURIComponent(url.split('?', 1)[0])
    return true
  } catch {
    return false
  }
}

const drainFor = 10_000
let stopping = false

/** Takes no new request, finishes those that are under way, and ends. */
async function stop() {
  if (stopping) return
  stopping = true
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const late = setTimeout(() => server.closeAllConnections(), dev ? 500 : drainFor)
  await closed
  clearInterval(idle)
  clearTimeout(late)
  const nextClosed = app.close().catch(() => {})
  await Promise.race([nextClosed, new Promise((resolve) => setTimeout(resolve, 2000))])
  process.exit(0)
}

process.on('disconnect', stop)
process.on('message', (message) => {
  if (message === 'stop') void stop()
})
// Ctrl-C reaches a whole group of processes; when to stop is for the parent to say.
process.on('SIGINT', () => {})
process.on('SIGTERM', stop)

server.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
// The parent may have ended before it could be heard here.
if (!process.connected) process.exit(0)
await app.prepare()
server.listen({ port, host: hostname }, () => process.send?.('ready'))
